package dev.sluice.edge;

import dev.sluice.base.Clock;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.SocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One loop's part of the HTTP server: accepts connections, closes those that are overdue, and hands requests to their
 * endpoints. Several of them share one port. Everything here runs on its loop.
 */
final class FrontDoor extends VerticleBase {
    private static final Logger log = LoggerFactory.getLogger(FrontDoor.class);
    private static final long SWEEP_MS = 250;

    private final HttpServerOptions options;
    private final HttpSettings settings;
    private final Entrance entrance;
    private final int number;
    private final HttpStats stats;
    private final Clock clock;
    private final Channels channels;
    private final Map<HttpConnection, ClientConnection> clients = new HashMap<>();
    private @Nullable HttpServer server;
    private @Nullable Loop loop;

    /** {@code number}: which of the server's entrances it is, from 1 on. */
    FrontDoor(
            HttpServerOptions options,
            HttpSettings settings,
            Entrance entrance,
            int number,
            HttpStats stats,
            Clock clock) {
        this.options = options;
        this.settings = settings;
        this.entrance = entrance;
        this.number = number;
        this.stats = stats;
        this.clock = clock;
        this.channels = new Channels(settings.writeBufferBytes());
    }

    @Override
    public Future<?> start() {
        Loop own = new Loop(vertx, context);
        loop = own;
        own.every(SWEEP_MS, this::closeOverdue);
        HttpServer made = vertx.createHttpServer(options)
                .connectionHandler(connection -> accept(connection, own))
                .requestHandler(this::handle)
                .invalidRequestHandler(this::refuseMalformed)
                .exceptionHandler(fault -> log.debug("connection fault", fault));
        server = made;
        return made.listen(address()).onSuccess(listening -> entrance.listening(listening.actualPort()));
    }

    /** Port 0 would be another free port for each loop, did they not agree on one. */
    private SocketAddress address() {
        ListenAddress address = entrance.address();
        return address.port() == 0
                ? SocketAddress.sharedRandomPort(number, address.host())
                : SocketAddress.inetSocketAddress(address.port(), address.host());
    }

    private void accept(HttpConnection connection, Loop own) {
        if (!stats.connected(settings.maxConnections())) {
            connection.close();
            return;
        }
        channels.prepare(connection);
        ClientConnection client = new ClientConnection(own, connection, stats, clock, () -> {
            clients.remove(connection);
            stats.disconnected();
        });
        clients.put(connection, client);
        connection.closeHandler(nothing -> client.gone());
        connection.exceptionHandler(fault -> log.debug("connection fault", fault));
    }

    private void closeOverdue() {
        long nowNs = clock.nanoTime();
        List<ClientConnection> overdue = clients.values().stream()
                .filter(client -> client.isOverdue(nowNs, settings))
                .toList();
        for (ClientConnection client : overdue) {
            stats.overdue();
            client.close();
        }
    }

    private void handle(HttpServerRequest request) {
        ClientConnection client = clients.get(request.connection());
        if (client == null) {
            request.connection().close();
            return;
        }
        client.requestBegan(hasBody(request));
        HttpServerResponse response = request.response();
        if (response.writeQueueFull()) {
            waitForReading(request, client);
        } else {
            answer(request, client);
        }
    }

    /** A client that sends requests and does not read the answers must not fill the memory with them. */
    private void waitForReading(HttpServerRequest request, ClientConnection client) {
        request.pause();
        client.readingDue(true);
        request.response().drainHandler(nothing -> {
            request.response().drainHandler(null);
            client.readingDue(false);
            answer(request, client);
            request.resume();
        });
    }

    private void answer(HttpServerRequest request, ClientConnection client) {
        request.response().endHandler(nothing -> client.answered());
        request.endHandler(nothing -> client.requestArrived());
        try {
            endpoint(request).handle(request, client);
        } catch (RuntimeException fault) {
            client.failed(request, fault);
        }
    }

    /** Whether to wait for a body; what a GET or HEAD carries is never read. */
    private static boolean hasBody(HttpServerRequest request) {
        return !(request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD))
                && RequestBody.isAnnounced(request.headers());
    }

    private Endpoint endpoint(HttpServerRequest request) {
        String path = request.path();
        Map<HttpMethod, Endpoint> methods =
                path == null ? null : entrance.routes().methodsOf(path);
        if (methods != null) {
            Endpoint endpoint = methods.get(request.method());
            return endpoint != null ? endpoint : methodNotAllowed(methods);
        }
        Endpoint prefix = path == null ? null : entrance.routes().prefixOf(path);
        return prefix != null ? prefix : FrontDoor::notFound;
    }

    private static Endpoint methodNotAllowed(Map<HttpMethod, Endpoint> methods) {
        String allowed =
                methods.keySet().stream().map(HttpMethod::name).sorted().collect(Collectors.joining(", "));
        return (request, client) -> {
            request.response().putHeader(HttpHeaders.ALLOW, allowed);
            Answers.plain(request.response(), 405, "this path answers to " + allowed);
        };
    }

    private static void notFound(HttpServerRequest request, ClientConnection client) {
        Answers.plain(request.response(), 404, "nothing is at this path");
    }

    /** Head too long, no HTTP at all, and the like: one plain answer, and Vert.x closes the connection. */
    private void refuseMalformed(HttpServerRequest request) {
        ClientConnection client = clients.get(request.connection());
        if (client == null) {
            request.connection().close();
            return;
        }
        Throwable cause = request.decoderResult().cause();
        switch (cause) {
            case TooLongHttpLineException _ ->
                client.malformed(request, 414, "the first line is longer than " + settings.maxUriBytes() + " bytes");
            case TooLongHttpHeaderException _ ->
                client.malformed(request, 431, "the head is larger than " + settings.maxHeadBytes() + " bytes");
            case null, default -> client.malformed(request, 400, "malformed HTTP request");
        }
    }

    @Override
    public Future<?> stop() {
        HttpServer made = server;
        Future<?> closed = made == null ? Future.succeededFuture() : made.close();
        return closed.onComplete(nothing -> {
            if (loop != null) {
                loop.close();
            }
        });
    }
}
