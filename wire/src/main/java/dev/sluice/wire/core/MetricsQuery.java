package dev.sluice.wire.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Asks for samples of metrics.
 *
 * @param timerangeSec how far back; 0 asks for one sample of now
 * @param intervalSec distance of the samples; 0 with a time range answers nothing
 */
public record MetricsQuery(long timerangeSec, long intervalSec, List<MetricSelector> metrics) {
    public MetricsQuery {
        metrics = Fields.list(metrics);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects a query; not for several threads. */
    public static final class Builder {
        private final List<MetricSelector> metrics = new ArrayList<>();
        private long timerangeSec;
        private long intervalSec;

        private Builder() {}

        /** Every series of a metric. */
        public Builder metric(String name) {
            metrics.add(new MetricSelector(name, null));
            return this;
        }

        /** The series whose labels match; each value is a regular expression that may match anywhere. */
        public Builder metric(String name, Map<String, String> labels) {
            metrics.add(new MetricSelector(name, labels));
            return this;
        }

        /** Samples of the last {@code range}, one each {@code interval}; without this call one sample of now. */
        public Builder history(Duration range, Duration interval) {
            timerangeSec = range.toSeconds();
            intervalSec = interval.toSeconds();
            return this;
        }

        /**
         * Checks and makes it.
         *
         * @throws InvalidRequestException naming the field that the contract forbids
         */
        public MetricsQuery build() {
            MetricsQuery query = new MetricsQuery(timerangeSec, intervalSec, metrics);
            CoreRules.check(query);
            return query;
        }
    }
}
