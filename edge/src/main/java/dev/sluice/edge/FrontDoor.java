package dev.sluice.edge;

import dev.sluice.base.Clock;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
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
    private final Routes routes;
    private final HttpStats stats;
    private final Clock clock;
    private final Map<HttpConnection, ClientConnection> clients = new HashMap<>();
    private @Nullable HttpServer server;

    FrontDoor(HttpServerOptions options, HttpSettings settings, Routes routes, HttpStats stats, Clock clock) {
        this.options = options;
        this.settings = settings;
        this.routes = routes;
        this.stats = stats;
        this.clock = clock;
    }

    @Override
    public Future<?> start() {
        Loop own = new Loop(vertx, context);
        own.every(SWEEP_MS, this::closeOverdue);
        HttpServer made = vertx.createHttpServer(options)
                .connectionHandler(connection -> accept(connection, own))
                .requestHandler(this::handle)
                .invalidRequestHandler(this::refuseMalformed)
                .exceptionHandler(fault -> log.debug("connection fault", fault));
        server = made;
        return made.listen().onSuccess(listening -> stats.listening(listening.actualPort()));
    }

    private void accept(HttpConnection connection, Loop own) {
        if (!stats.connected(settings.maxConnections())) {
            connection.close();
            return;
        }
        clients.put(connection, new ClientConnection(own, connection, clock.nanoTime()));
        connection.closeHandler(nothing -> {
            clients.remove(connection);
            stats.disconnected();
        });
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
        client.requestBegan(clock.nanoTime());
        if (!hasBody(request)) {
            client.requestArrived();
        }
        request.response().endHandler(nothing -> client.answered(clock.nanoTime()));
        stats.request();
        try {
            endpoint(request).handle(request, client);
        } catch (RuntimeException fault) {
            fail(request, fault);
        }
    }

    /** Whether to wait for a body; what a GET or HEAD carries is never read. */
    private static boolean hasBody(HttpServerRequest request) {
        return !(request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD))
                && (request.headers().contains(HttpHeaders.CONTENT_LENGTH)
                        || request.headers().contains(HttpHeaders.TRANSFER_ENCODING));
    }

    private void fail(HttpServerRequest request, RuntimeException fault) {
        stats.fault();
        log.error("{} {} failed", request.method(), request.path(), fault);
        Answers.plain(request.response(), 500, "the server failed on this request; its log says why");
    }

    private Endpoint endpoint(HttpServerRequest request) {
        String path = request.path();
        Map<HttpMethod, Endpoint> methods = path == null ? null : routes.methodsOf(path);
        if (methods != null) {
            Endpoint endpoint = methods.get(request.method());
            return endpoint != null ? endpoint : methodNotAllowed(methods);
        }
        Endpoint prefix = path == null ? null : routes.prefixOf(path);
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

    /** Head too long, no HTTP at all, and the like: one plain answer, and the connection is over. */
    private void refuseMalformed(HttpServerRequest request) {
        stats.malformed();
        request.response()
                .setStatusCode(400)
                .putHeader(HttpHeaders.CONNECTION, "close")
                .end("malformed HTTP request\n")
                .onComplete(sent -> request.connection().close());
    }

    @Override
    public Future<?> stop() {
        HttpServer made = server;
        return made == null ? Future.succeededFuture() : made.close();
    }
}
