package dev.sluice.client.core;

import dev.sluice.testkit.ReservedPort;
import dev.sluice.wire.core.CoreCodecs;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A Core that does what a test says, down to breaking connections. It speaks HTTP/1.1 by hand on loopback. */
final class FakeCore implements AutoCloseable {
    /** A request as it arrived; header names in lower case. */
    record Seen(String method, String target, Map<String, String> headers, String body) {
        String line() {
            return method + " " + target;
        }

        String bearer() {
            return headers.getOrDefault("authorization", "none");
        }

        JsonNode json() {
            return CoreCodecs.JSON.decode(body.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    private final ReservedPort port = new ReservedPort();
    private final String scheme;
    private final ServerSocket listener;
    private final Map<String, Function<Seen, FakeAnswer>> routes = new ConcurrentHashMap<>();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    private FakeCore(String scheme, ServerSocket listener) {
        this.scheme = scheme;
        this.listener = listener;
    }

    /** Listens from now on; what it has no route for is answered with 404. */
    static FakeCore listening() {
        return down().listen();
    }

    /** Listens with TLS. */
    static FakeCore listening(SSLContext tls) throws IOException {
        return new FakeCore("https", tls.getServerSocketFactory().createServerSocket()).listen();
    }

    /** Has its port and refuses connections until {@link #listen}. */
    static FakeCore down() {
        try {
            return new FakeCore("http", new ServerSocket());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** After the routes are there, when the client may come at once. */
    FakeCore listen() {
        try {
            listener.bind(port.address(), 200);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        Thread.ofVirtual().name("fake-core").start(this::accept);
        return this;
    }

    /** {@code route}: method and path without query. */
    FakeCore on(String route, Function<Seen, FakeAnswer> handler) {
        routes.put(route, handler);
        return this;
    }

    FakeCore on(String route, FakeAnswer answer) {
        return on(route, request -> answer);
    }

    String url() {
        return scheme + "://127.0.0.1:" + port.port();
    }

    List<Seen> seen() {
        return seen;
    }

    long count(String line) {
        return seen.stream().filter(request -> request.line().equals(line)).count();
    }

    /** Connections that ever came. */
    int connections() {
        return open.size();
    }

    /** Connections that are open now. */
    long openConnections() {
        return open.stream().filter(socket -> !socket.isClosed()).count();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                open.add(socket);
                Thread.ofVirtual().name("fake-core-connection").start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (Seen request = read(in); request != null; request = read(in)) {
                seen.add(request);
                int query = request.target().indexOf('?');
                String path = query < 0 ? request.target() : request.target().substring(0, query);
                FakeAnswer answer = routes.getOrDefault(request.method() + " " + path, other -> FakeAnswer.notFound())
                        .apply(request);
                if (!answer.write(socket, request.method())) {
                    return;
                }
            }
        } catch (IOException broken) {
            // The client left; that is its right.
        }
    }

    private static @Nullable Seen read(InputStream in) throws IOException {
        String first = line(in);
        if (first.isEmpty()) {
            return null;
        }
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            headers.put(header.substring(0, colon), header.substring(colon + 1).strip());
        }
        String[] parts = first.split(" ", 3);
        return new Seen(parts[0], parts[1], headers, new String(body(in, headers), StandardCharsets.ISO_8859_1));
    }

    private static byte[] body(InputStream in, Map<String, String> headers) throws IOException {
        if (!"chunked".equals(headers.get("transfer-encoding"))) {
            return in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
            all.write(in.readNBytes(size));
            line(in);
        }
        line(in);
        return all.toByteArray();
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        try {
            listener.close();
            port.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
