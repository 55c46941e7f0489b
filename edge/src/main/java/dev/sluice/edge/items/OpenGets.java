package dev.sluice.edge.items;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The gets, event streams and sockets that are open now, so that a drain can end each of them cleanly. Thread-safe. */
public final class OpenGets {
    private final Set<Drainable> open = ConcurrentHashMap.newKeySet();
    private volatile boolean draining;

    /** Something that stays open until it is told to end; any thread may tell it. */
    interface Drainable {
        void endForDrain();
    }

    void add(Drainable get) {
        open.add(get);
        if (draining) {
            get.endForDrain();
        }
    }

    void remove(Drainable get) {
        open.remove(get);
    }

    public int count() {
        return open.size();
    }

    /** Ends all that are open, and from now on everything that opens. */
    public void drain() {
        draining = true;
        open.forEach(Drainable::endForDrain);
    }
}
