package dev.sluice.bench.load;

/**
 * The span of the timetable that is measured. What was meant to be sent inside it counts, whenever it arrives; what was
 * sent before the run began (items an earlier run left in the ring) counts nowhere. Selector thread only.
 */
final class Window {
    private final Latencies replies = new Latencies();
    private final Latencies deliveries = new Latencies();
    private long startNs = Long.MAX_VALUE;
    private long fromNs = Long.MAX_VALUE;
    private long toNs = Long.MAX_VALUE;

    void open(long startNs, long warmUpNs, long measureNs) {
        this.startNs = startNs;
        this.fromNs = startNs + warmUpNs;
        this.toNs = fromNs + measureNs;
    }

    long startNs() {
        return startNs;
    }

    long fromNs() {
        return fromNs;
    }

    boolean ofThisRun(long intendedNs) {
        return intendedNs >= startNs;
    }

    void replied(long intendedNs, long nowNs) {
        if (measured(intendedNs)) {
            replies.record(nowNs - intendedNs);
        }
    }

    void delivered(long intendedNs, long nowNs) {
        if (measured(intendedNs)) {
            deliveries.record(nowNs - intendedNs);
        }
    }

    /** An item that was never sent: it waited at least this long, for its publisher and for each of its readers. */
    void givenUp(long intendedNs, long nowNs, long readers) {
        if (measured(intendedNs)) {
            replies.record(nowNs - intendedNs);
            deliveries.record(nowNs - intendedNs, readers);
        }
    }

    private boolean measured(long intendedNs) {
        return intendedNs >= fromNs && intendedNs < toNs;
    }

    Latencies replies() {
        return replies;
    }

    Latencies deliveries() {
        return deliveries;
    }
}
