package dev.sluice.client.items;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;

/** Counts the items that a server says were overwritten before this client could read them. Thread-safe. */
final class Losses {
    private final LongAdder total = new LongAdder();
    private final LongConsumer listener;

    Losses(LongConsumer listener) {
        this.listener = listener;
    }

    void add(long count) {
        if (count > 0) {
            total.add(count);
            listener.accept(count);
        }
    }

    long total() {
        return total.sum();
    }
}
