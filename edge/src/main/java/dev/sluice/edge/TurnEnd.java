package dev.sluice.edge;

import java.util.ArrayDeque;
import java.util.Queue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a loop does once per turn, after everything that was there to read has been dealt with: so what several requests of
 * one turn cause for one client is one write.
 *
 * <p>Owned by its loop.
 */
final class TurnEnd {
    private static final Logger log = LoggerFactory.getLogger(TurnEnd.class);
    /** So many may go ahead in a turn: few enough that nobody notices who waits for them. */
    private static final int MOST_EARLY = 8;

    private final Loop loop;
    private final Queue<Runnable> due = new ArrayDeque<>();
    private boolean comes;
    private int early;

    TurnEnd(Loop loop) {
        this.loop = loop;
    }

    void add(Runnable task) {
        due.add(task);
        if (!comes) {
            comes = true;
            loop.later(this::come);
        }
    }

    /** Whether one more of what was added may be done at once; true a few times per turn. */
    boolean mayGoAhead() {
        early++;
        return early <= MOST_EARLY;
    }

    private void come() {
        comes = false;
        early = 0;
        runDue();
    }

    /** Does now what is due. A fault in one task is logged, and the others are done all the same. */
    void runDue() {
        for (Runnable task = due.poll(); task != null; task = due.poll()) {
            try {
                task.run();
            } catch (RuntimeException fault) {
                log.error("a task at the end of a turn failed", fault);
            }
        }
    }
}
