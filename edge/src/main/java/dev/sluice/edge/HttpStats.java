package dev.sluice.edge;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Counters of the front door since its start. Thread-safe. */
public final class HttpStats {
    private final AtomicInteger connections = new AtomicInteger();
    private final LongAdder refusedConnections = new LongAdder();
    private final LongAdder overdue = new LongAdder();
    private final LongAdder requests = new LongAdder();
    private final AtomicInteger activeRequests = new AtomicInteger();
    private final LongAdder malformed = new LongAdder();
    private final LongAdder faults = new LongAdder();

    /** Counts a connection in; false when that would be one too many. */
    boolean connected(int maxConnections) {
        if (connections.incrementAndGet() <= maxConnections) {
            return true;
        }
        connections.decrementAndGet();
        refusedConnections.increment();
        return false;
    }

    void disconnected() {
        connections.decrementAndGet();
    }

    void overdue() {
        overdue.increment();
    }

    void requestBegan() {
        requests.increment();
        activeRequests.incrementAndGet();
    }

    void requestEnded() {
        activeRequests.decrementAndGet();
    }

    void malformed() {
        malformed.increment();
    }

    void fault() {
        faults.increment();
    }

    public int connections() {
        return connections.get();
    }

    /** Connections closed at once because there were too many. */
    public long refusedConnectionCount() {
        return refusedConnections.sum();
    }

    /** Connections closed because they did not finish in time what they had begun, or were idle too long. */
    public long overdueCount() {
        return overdue.sum();
    }

    public long requestCount() {
        return requests.sum();
    }

    /** Requests that were begun and are not answered yet; WebSockets do not count. */
    public int activeRequests() {
        return activeRequests.get();
    }

    public long malformedCount() {
        return malformed.sum();
    }

    /** Requests that failed through a fault of the server. */
    public long faultCount() {
        return faults.sum();
    }
}
