package dev.sluice.edge.items;

import dev.sluice.edge.Loop;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes wake-up calls from any thread to a reader's loop. From the same loop the first of a turn is answered at once, for a
 * few readers, and everything else when the turn ends; where one turn brought several calls, so does the next as a rule,
 * and its first waits, too. From other loops they come as one task, however many there are before it runs. A fault in one
 * reader never reaches the setter or other readers.
 */
final class LoopWake implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(LoopWake.class);

    private final Loop loop;
    private final Runnable drain;
    private final int mostUnread;
    private final AtomicBoolean pending = new AtomicBoolean();

    /* What follows is the loop's. */

    private int callsOfTurn;
    private int unread;
    private boolean busy;

    /**
     * {@code ringItems}: how many items a portal keeps. With half as many waiting the end of the turn is not waited for,
     * so that no reader is lapped by the sets of one turn.
     */
    LoopWake(Loop loop, int ringItems, Runnable drain) {
        this.loop = loop;
        this.mostUnread = Math.max(1, ringItems / 2);
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
        callsOfTurn++;
        unread++;
        if (callsOfTurn == 1) {
            loop.atTurnEnd(this::turnEnds);
        }
        if (unread >= mostUnread || (callsOfTurn == 1 && !busy && loop.mayGoAhead())) {
            drainSafely();
        }
    }

    private void turnEnds() {
        busy = callsOfTurn > 1;
        callsOfTurn = 0;
        if (unread > 0) {
            drainSafely();
        }
    }

    private void drainSafely() {
        unread = 0;
        try {
            drain.run();
        } catch (RuntimeException fault) {
            log.error("a reader failed", fault);
        }
    }
}
