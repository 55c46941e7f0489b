package dev.sluice.rooms;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Counters of the pools since their start. Thread-safe. */
public final class RoomStats {
    private final LongAdder joined = new LongAdder();
    private final LongAdder departed = new LongAdder();
    private final LongAdder resumed = new LongAdder();
    private final LongAdder relayed = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder slow = new LongAdder();
    private final AtomicInteger connections = new AtomicInteger();

    RoomStats() {}

    /** Peers that joined a pool, those that came back not counted. */
    public long joinedCount() {
        return joined.sum();
    }

    /** Peers that left a pool for good, for whatever reason. */
    public long departedCount() {
        return departed.sum();
    }

    /** Peers that took their id back. */
    public long resumedCount() {
        return resumed.sum();
    }

    /** Descriptions and candidates handed on. */
    public long relayedCount() {
        return relayed.sum();
    }

    /** Messages that were answered with {@code rtc:error}. */
    public long refusedCount() {
        return refused.sum();
    }

    /** Peers disconnected because their mailbox was full. */
    public long slowCount() {
        return slow.sum();
    }

    /** Connected peers, in a pool or not. */
    public int connections() {
        return connections.get();
    }

    /** Peers in pools, those whose lease runs included. */
    public long members() {
        return joined.sum() - departed.sum();
    }

    void joined() {
        joined.increment();
    }

    void departed(int peers) {
        departed.add(peers);
    }

    void resumed() {
        resumed.increment();
    }

    void relayed() {
        relayed.increment();
    }

    void refused() {
        refused.increment();
    }

    void slow() {
        slow.increment();
    }

    void connected() {
        connections.incrementAndGet();
    }

    void disconnected() {
        connections.decrementAndGet();
    }
}
