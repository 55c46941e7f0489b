package dev.sluice.wire.core;

import java.util.List;

/**
 * The answer to a {@link MetricsQuery}.
 *
 * @param timerangeSec what the monitor keeps, not what was asked for; 0 while it keeps no history
 */
public record MetricsResponse(long timerangeSec, long intervalSec, List<MetricSeries> metrics) {
    public MetricsResponse {
        metrics = Fields.list(metrics);
    }
}
