package dev.sluice.cli.items;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.client.items.XrtcClient;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sluice set PORTAL PAYLOAD}. */
@Command(
        name = "set",
        description = "Sends an item, and prints the server's time of it in ms.",
        mixinStandardHelpOptions = true)
public final class SetCommand implements Callable<Integer> {
    /** The largest request of the SDK; no payload is larger. */
    private static final int MAX_PAYLOAD_BYTES = 65_536;

    @Mixin
    private ClientOptions client = new ClientOptions();

    @Parameters(paramLabel = "PORTAL", description = "Letters and digits, at most 32.")
    private String portal = "";

    @Parameters(
            paramLabel = "PAYLOAD",
            description = "The text; - reads it from standard input, without its last line end.")
    private String payload = "";

    @Option(
            names = "--lines",
            description = "Standard input is a stream of items, one a line, until it ends; with - as PAYLOAD.")
    private boolean lines;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        boolean fromInput = payload.equals("-");
        if (lines && !fromInput) {
            throw new IllegalArgumentException("--lines reads standard input, so PAYLOAD must be -");
        }
        String text = fromInput && !lines ? read(System.in) : payload;
        try (XrtcClient open = client.open()) {
            if (lines) {
                setLines(open);
            } else {
                set(open, text);
            }
            return 0;
        }
    }

    /** One after the other over one login: a server limits how often one may log in, not how often one may set. */
    private void setLines(XrtcClient open) throws IOException {
        InputStream input = new BufferedInputStream(System.in);
        for (String line = readLine(input); line != null; line = readLine(input)) {
            set(open, line);
        }
    }

    private static @Nullable String readLine(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int octet = in.read();
        if (octet < 0) {
            return null;
        }
        while (octet >= 0 && octet != '\n') {
            line.write(octet);
            requireSize(line.size());
            octet = in.read();
        }
        return withoutLineEnd(line.toString(UTF_8));
    }

    private void set(XrtcClient open, String text) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(open.set(portal, text).toEpochMilli());
        out.flush();
    }

    private static String read(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MAX_PAYLOAD_BYTES + 1);
        requireSize(bytes.length);
        String text = new String(bytes, UTF_8);
        return withoutLineEnd(text.endsWith("\n") ? text.substring(0, text.length() - 1) : text);
    }

    private static void requireSize(int bytes) {
        if (bytes > MAX_PAYLOAD_BYTES) {
            throw new IllegalArgumentException(
                    "an item on standard input has more than " + MAX_PAYLOAD_BYTES + " bytes");
        }
    }

    private static String withoutLineEnd(String line) {
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }
}
