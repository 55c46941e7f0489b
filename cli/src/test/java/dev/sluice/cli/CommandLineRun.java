package dev.sluice.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * A command as a user runs it, without a process of its own.
 *
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
public record CommandLineRun(int exitCode, String out, String err) {
    public static CommandLineRun of(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Main.commandLine(args)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err, true))
                .execute(args);
        return new CommandLineRun(exitCode, out.toString(), err.toString());
    }

    /** As behind a pipe whose reader has gone: every write fails. */
    public static int withClosedOutput(String... args) {
        OutputStream gone = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("broken pipe");
            }
        };
        return Main.commandLine(args)
                .setOut(new PrintWriter(gone, false, UTF_8))
                .execute(args);
    }
}
