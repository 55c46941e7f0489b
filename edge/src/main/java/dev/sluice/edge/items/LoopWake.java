package dev.sluice.edge.items;

import dev.sluice.edge.Loop;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes wake-up calls from any thread to a reader's loop, where one drain answers several: from the same loop at the end
 * of its turn, else as one task, however many calls come before it runs. A fault in one reader never reaches the setter or
 * other readers.
 */
final class LoopWake implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(LoopWake.class);

    private final Loop loop;
    private final Runnable drain;
    private final int mostCalls;
    private final AtomicBoolean pending = new AtomicBoolean();
    /** Of this loop, since the last drain. */
    private int calls;

    private boolean due;

    /**
     * {@code ringItems}: how many items a portal keeps. With half as many waiting the end of the turn is not waited for,
     * so that no reader is lapped by the sets of one turn.
     */
    LoopWake(Loop loop, int ringItems, Runnable drain) {
        this.loop = loop;
        this.mostCalls = Math.max(1, ringItems / 2);
        this.drain = drain;
    }

    @Override
    public void run() {
        if (loop.isCurrent()) {
            callFromLoop();
        } else if (pending.compareAndSet(false, true)) {
            loop.execute(() -> {
                pending.set(false);
                drainSafely();
            });
        }
    }

    private void callFromLoop() {
        calls++;
        if (calls >= mostCalls) {
            drainSafely();
        } else if (!due) {
            due = true;
            loop.atTurnEnd(this::turnEnds);
        }
    }

    private void turnEnds() {
        due = false;
        if (calls > 0) {
            drainSafely();
        }
    }

    private void drainSafely() {
        calls = 0;
        try {
            drain.run();
        } catch (RuntimeException fault) {
            log.error("a reader failed", fault);
        }
    }
}
