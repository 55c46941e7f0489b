package dev.sluice.edge.rooms;

import dev.sluice.edge.Loop;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Every open socket of the rooms, by loop. Thread-safe. */
final class RoomSockets {
    private final Duration pingInterval;
    private final Map<Loop, RoomLoop> loops = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();
    private volatile boolean draining;

    RoomSockets(Duration pingInterval) {
        this.pingInterval = pingInterval;
    }

    /** To be called on the loop. */
    RoomLoop of(Loop loop) {
        RoomLoop known = loops.get(loop);
        if (known == null) {
            known = new RoomLoop(loop, pingInterval, this);
            loops.put(loop, known);
        }
        return known;
    }

    void opened() {
        open.incrementAndGet();
    }

    void gone() {
        open.decrementAndGet();
    }

    boolean isDraining() {
        return draining;
    }

    int count() {
        return open.get();
    }

    /** Says goodbye to all that are open, and from now on to everything that opens. */
    void drain() {
        draining = true;
        loops.values().forEach(RoomLoop::drain);
    }
}
