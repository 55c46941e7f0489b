package dev.sluice.items;

import java.util.concurrent.atomic.LongAdder;

/** Counters of the item plane since its start. Thread-safe. */
public final class ItemStats {
    private final LongAdder stored = new LongAdder();
    private final LongAdder surplus = new LongAdder();
    private final LongAdder read = new LongAdder();
    private final LongAdder lost = new LongAdder();
    private final LongAdder laps = new LongAdder();
    private final LongAdder openReaders = new LongAdder();

    ItemStats() {}

    /** Items stored. */
    public long storedCount() {
        return stored.sum();
    }

    /** Items of one set beyond the ring's size, which the documented service does not use. */
    public long surplusCount() {
        return surplus.sum();
    }

    /** Items handed to readers; one item read by two readers counts twice. */
    public long readCount() {
        return read.sum();
    }

    /** Items that a reader can never get: overwritten before it came, or left out of a full LIFO answer. */
    public long lostCount() {
        return lost.sum();
    }

    /** How often a reader found that it had lost something. */
    public long lapCount() {
        return laps.sum();
    }

    public long openReaders() {
        return openReaders.sum();
    }

    void stored() {
        stored.increment();
    }

    void surplus() {
        surplus.increment();
    }

    void read(int items, long lostItems) {
        read.add(items);
        if (lostItems > 0) {
            lost.add(lostItems);
            laps.increment();
        }
    }

    void opened() {
        openReaders.increment();
    }

    void closed() {
        openReaders.decrement();
    }
}
