package dev.sluice.edge.items;

import dev.sluice.edge.Loop;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes wake-up calls from any thread to a reader's loop: straight through when the setter is on the same loop, else as
 * one task, however many calls come before it runs. A fault in one reader never reaches the setter or other readers.
 */
final class LoopWake implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(LoopWake.class);

    private final Loop loop;
    private final Runnable drain;
    private final AtomicBoolean pending = new AtomicBoolean();

    LoopWake(Loop loop, Runnable drain) {
        this.loop = loop;
        this.drain = drain;
    }

    @Override
    public void run() {
        if (loop.isCurrent()) {
            drainSafely();
        } else if (pending.compareAndSet(false, true)) {
            loop.execute(() -> {
                pending.set(false);
                drainSafely();
            });
        }
    }

    private void drainSafely() {
        try {
            drain.run();
        } catch (RuntimeException fault) {
            log.error("a reader failed", fault);
        }
    }
}
