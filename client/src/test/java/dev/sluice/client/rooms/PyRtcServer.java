package dev.sluice.client.rooms;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * PyRTC's own sample server, run by the Python that {@code PYRTC_PYTHON} names and that has the package; on a free port of
 * the loopback address.
 */
final class PyRtcServer implements AutoCloseable {
    /** The sample server listens on every address; here on the loopback one alone, and it says where. */
    private static final String PROGRAM = """
            import socket

            class Loopback(socket.socket):
                def bind(self, address):
                    super().bind(("127.0.0.1", address[1]))
                    print(self.getsockname()[1], flush=True)

            socket.socket = Loopback
            from pyrtc.test import main
            main(PORT)
            """;

    private final Process process;
    private final int port;

    private PyRtcServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Skips the tests, loudly, where there is no PyRTC. */
    static void require() {
        String python = System.getenv("PYRTC_PYTHON");
        if (python == null || python.isBlank()) {
            String notice = "NOT RUN: the rooms SDK against PyRTC 2.0.2. Name a Python that has it with PYRTC_PYTHON;"
                    + " conformance/pyrtc/run makes one.";
            System.err.println("\n*** " + notice + "\n");
            Assumptions.abort(notice);
        }
    }

    /** Starts one on {@code port}, 0 for any free one. */
    static PyRtcServer start(int port) throws IOException {
        String python = Objects.requireNonNull(System.getenv("PYRTC_PYTHON"));
        Process process = new ProcessBuilder(python, "-c", PROGRAM.replace("PORT", Integer.toString(port)))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader out = process.inputReader();
        String line = out.readLine();
        if (line == null) {
            throw new IOException("PyRTC did not start; is it installed for " + python + "?");
        }
        return new PyRtcServer(process, Integer.parseInt(line));
    }

    int port() {
        return port;
    }

    URI uri() {
        return URI.create("ws://127.0.0.1:" + port + "/");
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                throw new IOException("PyRTC does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.inputReader().close();
    }
}
