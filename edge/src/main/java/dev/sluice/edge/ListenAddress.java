package dev.sluice.edge;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code host:port}, {@code [v6]:port}, {@code :port} for every address of the machine, {@code port} for loopback. */
public record ListenAddress(String host, int port) {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int MAX_PORT = 65_535;
    private static final Pattern FORM =
            Pattern.compile("(?:(?<host>[^:\\s\\[\\]]*|\\[[^\\s\\[\\]]+]):)?(?<port>[0-9]{1,5})");

    /**
     * Reads an address.
     *
     * @throws IllegalArgumentException when the text is none; the message says what would be right
     */
    public static ListenAddress parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (form.matches() && Integer.parseInt(form.group("port")) <= MAX_PORT) {
            return new ListenAddress(host(form.group("host")), Integer.parseInt(form.group("port")));
        }
        throw new IllegalArgumentException(
                "HOST:PORT with a port from 0 to 65535, such as 127.0.0.1:8080 or [::1]:8080");
    }

    private static String host(@Nullable String written) {
        if (written == null) {
            return LOOPBACK;
        }
        if (written.startsWith("[")) {
            return written.substring(1, written.length() - 1);
        }
        return written.isEmpty() ? "0.0.0.0" : written;
    }

    /** {@code host:port}, as {@link #parse} reads it. */
    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    /** The host that a client on this machine uses, which must be a name for some clients' cookie jars to work. */
    public String localName() {
        return switch (host) {
            case "0.0.0.0", "::", LOOPBACK, "::1" -> "localhost";
            default -> host.contains(":") ? "[" + host + "]" : host;
        };
    }
}
