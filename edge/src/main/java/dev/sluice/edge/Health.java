package dev.sluice.edge;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

/** {@code /health/live} and {@code /health/ready}. Ready goes off when the server begins to drain. Thread-safe. */
public final class Health {
    private volatile boolean ready;

    public Health(Routes routes) {
        routes.add(HttpMethod.GET, "/health/live", (request, client) -> answer(request, true, "live"))
                .add(HttpMethod.HEAD, "/health/live", (request, client) -> answer(request, true, "live"))
                .add(HttpMethod.GET, "/health/ready", (request, client) -> answerReady(request))
                .add(HttpMethod.HEAD, "/health/ready", (request, client) -> answerReady(request));
    }

    public void ready(boolean nowReady) {
        ready = nowReady;
    }

    private void answerReady(HttpServerRequest request) {
        answer(request, ready, ready ? "ready" : "draining");
    }

    private static void answer(HttpServerRequest request, boolean good, String word) {
        request.response()
                .setStatusCode(good ? 200 : 503)
                .putHeader("Content-Type", "text/plain; charset=utf-8")
                .putHeader("Cache-Control", "no-store")
                .end(word + "\n");
    }
}
