package dev.sluice.client.items;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An HTTP server that plays a script per path, down to single bytes. Logins are granted unless scripted otherwise: the
 * n-th gets the cookie {@code JSESSIONID=s<n>} and the timestamp 1000.
 */
final class ScriptedServer implements AutoCloseable {
    static final String LOGIN = "/v1/auth/login";
    static final String SET = "/v1/item/set";
    static final String GET = "/v1/item/get";

    /** Plays the answer to one request. Returning normally keeps the connection for the next request. */
    interface Script {
        void play(ScriptedExchange exchange) throws Exception;
    }

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Script> scripts = new ConcurrentHashMap<>();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final List<ScriptedExchange> requests = new CopyOnWriteArrayList<>();
    private final List<Exception> faults = new CopyOnWriteArrayList<>();
    private final AtomicInteger logins = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();

    ScriptedServer() throws IOException {
        on(
                LOGIN,
                exchange -> exchange.header("Set-Cookie", "JSESSIONID=s" + logins.incrementAndGet() + "; HttpOnly")
                        .answer(200, "{\"servertimestamp\":1000}"));
        threads.execute(this::accept);
    }

    ScriptedServer on(String path, Script script) {
        scripts.put(path, script);
        return this;
    }

    /** Answers every call of the path so. */
    ScriptedServer on(String path, int status, String body) {
        return on(path, exchange -> exchange.answer(status, body));
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /** A builder of clients for this server that sees nothing of this machine's environment. */
    XrtcClientBuilder clientBuilder() {
        return XrtcClient.builder()
                .environment(Map.of())
                .accountId("AC0123456789012345")
                .apiKey("secret")
                .baseUrl(url());
    }

    /** What came, in order of arrival, without logins. */
    List<ScriptedExchange> requests() {
        return requests.stream()
                .filter(request -> !request.path().equals(LOGIN))
                .toList();
    }

    List<ScriptedExchange> logins() {
        return requests.stream().filter(request -> request.path().equals(LOGIN)).toList();
    }

    /** How many connections were ever accepted. */
    int connections() {
        return connections.get();
    }

    /** How many are open. */
    int openConnections() {
        return sockets.size();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                socket.setTcpNoDelay(true);
                sockets.add(socket);
                connections.incrementAndGet();
                threads.execute(() -> serve(socket));
            }
        } catch (IOException closed) {
            // The listener is closed: the end of this server.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            ScriptedExchange exchange = ScriptedExchange.read(socket);
            while (exchange != null) {
                requests.add(exchange);
                Script script = scripts.getOrDefault(exchange.path(), unknown -> unknown.answer(404, ""));
                script.play(exchange);
                exchange = socket.isClosed() ? null : ScriptedExchange.read(socket);
            }
        } catch (IOException | InterruptedException cut) {
            // Ordinary: tests cut connections, and the server's end cuts the rest.
        } catch (Exception fault) {
            faults.add(fault);
        } finally {
            sockets.remove(socket);
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
        threads.close();
        if (!faults.isEmpty()) {
            throw new AssertionError("a script failed", faults.getFirst());
        }
    }
}
