package dev.sluice.bench.load;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Latencies in nanoseconds, three significant digits, up to five minutes; longer ones count as five minutes. */
public final class Latencies {
    private static final long LONGEST_NS = TimeUnit.MINUTES.toNanos(5);
    private final Histogram histogram;

    public Latencies() {
        this(new Histogram(LONGEST_NS, 3));
    }

    private Latencies(Histogram histogram) {
        this.histogram = histogram;
    }

    public void record(long latencyNs) {
        histogram.recordValue(Math.clamp(latencyNs, 0, LONGEST_NS));
    }

    void record(long latencyNs, long count) {
        histogram.recordValueWithCount(Math.clamp(latencyNs, 0, LONGEST_NS), count);
    }

    /**
     * These latencies as an open loop would have seen them: a closed loop sends nothing while it waits, so a stall is
     * seen by one request only. For every latency above the interval at which a connection sends, the requests that
     * would have been sent meanwhile are added with the part of the stall they would have waited.
     */
    public Latencies correctedFor(long expectedIntervalNs) {
        return expectedIntervalNs <= 0
                ? this
                : new Latencies(histogram.copyCorrectedForCoordinatedOmission(expectedIntervalNs));
    }

    public long count() {
        return histogram.getTotalCount();
    }

    /** 0 when nothing was recorded. */
    public double percentileUs(double percentile) {
        return histogram.getTotalCount() == 0 ? 0 : histogram.getValueAtPercentile(percentile) / 1000.0;
    }

    public double maxUs() {
        return histogram.getMaxValue() / 1000.0;
    }
}
