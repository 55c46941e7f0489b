package dev.sluice.edge;

import io.vertx.core.http.HttpServerRequest;

/** Answers requests of one path and method. Called on the connection's event loop, which it must not block. */
@FunctionalInterface
public interface Endpoint {
    void handle(HttpServerRequest request, ClientConnection client);
}
