package dev.sluice.client.core;

import dev.sluice.wire.core.MetricDescription;
import dev.sluice.wire.core.MetricsQuery;
import dev.sluice.wire.core.MetricsResponse;
import java.util.List;

/** What a Core measures. Each call waits for its answer. Safe for all threads. */
public final class MetricsApi {
    private final Caller caller;

    MetricsApi(Caller caller) {
        this.caller = caller;
    }

    /** What can be asked for. */
    public List<MetricDescription> list() {
        return caller.run(CoreCalls.metrics());
    }

    /** Samples. */
    public MetricsResponse query(MetricsQuery query) {
        return caller.run(CoreCalls.metrics(query));
    }
}
