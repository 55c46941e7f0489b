package dev.sluice.client.core;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on loopback that says byte for byte what a test wants, once for each request. */
final class RawServer implements AutoCloseable {
    /** What happens on one connection, from its first byte to its last. */
    @FunctionalInterface
    interface Script {
        void play(RawServer.Connection connection) throws IOException;
    }

    private final ServerSocket listener;
    private final Script script;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final AtomicInteger requests = new AtomicInteger();
    /** Counted down when it is closed, and not before: a socket says that it is closed a moment too soon. */
    private final AtomicInteger open = new AtomicInteger();

    RawServer(Script script) {
        this.script = script;
        try {
            this.listener = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        Thread.ofVirtual().name("raw-server").start(this::accept);
    }

    /** Answers every request with the same. */
    static RawServer answering(String answer) {
        return new RawServer(connection -> connection.always(answer));
    }

    /** Answers one request on each connection and closes it. */
    static RawServer answeringOnce(String answer) {
        return new RawServer(connection -> {
            connection.head();
            connection.say(answer);
        });
    }

    /** Reads a request and keeps silent. */
    static RawServer silent() {
        return new RawServer(connection -> {
            connection.head();
            connection.rest();
        });
    }

    String url() {
        return "http://127.0.0.1:" + listener.getLocalPort();
    }

    int connections() {
        return sockets.size();
    }

    long openConnections() {
        return open.get();
    }

    int requests() {
        return requests.get();
    }

    /** From now on connections are refused; those there are stay. */
    void stopListening() throws IOException {
        listener.close();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                sockets.add(socket);
                open.incrementAndGet();
                Connection connection = new Connection(socket);
                Thread.ofVirtual().name("raw-server-connection").start(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Connection connection) {
        try (connection) {
            script.play(connection);
        } catch (IOException broken) {
            // The client left; that is its right.
        } finally {
            open.decrementAndGet();
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** One connection. */
    final class Connection implements AutoCloseable {
        private final Socket socket;

        private Connection(Socket socket) {
            this.socket = socket;
        }

        /** Reads the head of a request and answers its lines; empty when the client left. */
        String head() throws IOException {
            InputStream in = socket.getInputStream();
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int next = in.read();
                if (next < 0) {
                    return "";
                }
                head.append((char) next);
            }
            requests.incrementAndGet();
            return head.toString();
        }

        /** Answers each request with the same until the client leaves. */
        void always(String answer) throws IOException {
            while (!head().isEmpty()) {
                say(answer);
            }
        }

        void say(String latin) throws IOException {
            OutputStream out = socket.getOutputStream();
            out.write(latin.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }

        /** All that the client still says until it leaves. */
        String rest() {
            ByteArrayOutputStream rest = new ByteArrayOutputStream();
            try {
                socket.getInputStream().transferTo(rest);
            } catch (IOException reset) {
                // It left in a hurry.
            }
            return rest.toString(StandardCharsets.ISO_8859_1);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
