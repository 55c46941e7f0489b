package dev.sluice.edge;

import io.vertx.core.http.HttpServerRequest;

/** {@code GET /metrics}, for Prometheus. */
public final class MetricsEndpoint implements Endpoint {
    public static final String PATH = "/metrics";

    private final Metrics metrics;
    private final BackgroundWork background;

    public MetricsEndpoint(Metrics metrics, BackgroundWork background) {
        this.metrics = metrics;
        this.background = background;
    }

    @Override
    public void handle(HttpServerRequest request, ClientConnection client) {
        boolean begun = background.submit(
                client.loop(),
                metrics::scrape,
                text -> request.response()
                        .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                        .end(text),
                fault -> Answers.plain(request.response(), 500, "the scrape failed: " + fault.getMessage()));
        if (!begun) {
            Answers.plain(request.response(), 503, "too much is under way; scrape again");
        }
    }
}
