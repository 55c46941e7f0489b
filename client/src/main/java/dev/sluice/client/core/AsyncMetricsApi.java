package dev.sluice.client.core;

import dev.sluice.wire.core.MetricDescription;
import dev.sluice.wire.core.MetricsQuery;
import dev.sluice.wire.core.MetricsResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What a Core measures. Each call gives a future at once. Safe for all threads. */
public final class AsyncMetricsApi {
    private final Caller caller;

    AsyncMetricsApi(Caller caller) {
        this.caller = caller;
    }

    /** What can be asked for. */
    public CompletableFuture<List<MetricDescription>> list() {
        return caller.start(CoreCalls.metrics());
    }

    /** Samples. */
    public CompletableFuture<MetricsResponse> query(MetricsQuery query) {
        return caller.start(CoreCalls.metrics(query));
    }
}
