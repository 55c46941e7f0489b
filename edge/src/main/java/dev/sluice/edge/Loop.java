package dev.sluice.edge;

import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * One event loop: every connection belongs to one, and everything of a connection happens on it.
 *
 * <p>{@link #isCurrent} and {@link #execute} are for any thread.
 */
public final class Loop {
    private final Vertx vertx;
    private final Context context;
    private final long threadId;
    private final ChunkFrames chunkFrames = new ChunkFrames();
    private final TurnEnd turnEnd = new TurnEnd(this);

    /** To be made on the loop itself. */
    Loop(Vertx vertx, Context context) {
        this.vertx = vertx;
        this.context = context;
        this.threadId = Thread.currentThread().threadId();
    }

    /** For this loop's connections only. */
    ChunkFrames chunkFrames() {
        return chunkFrames;
    }

    /** Lets go of the memory that is kept for it; on the loop, when its connections are gone. */
    void close() {
        chunkFrames.forget();
    }

    public boolean isCurrent() {
        return Thread.currentThread().threadId() == threadId;
    }

    /** Runs the task on this loop: at once when already there, else as soon as the loop comes to it. */
    public void execute(Runnable task) {
        if (isCurrent()) {
            task.run();
        } else {
            context.runOnContext(nothing -> task.run());
        }
    }

    /** Runs the task on this loop after what it has read already is dealt with, also when already there. */
    void later(Runnable task) {
        context.runOnContext(nothing -> task.run());
    }

    /** Runs the task after what the loop has read already is dealt with, together with others; on the loop only. */
    public void atTurnEnd(Runnable task) {
        turnEnd.add(task);
    }

    /**
     * Whether what was to be run {@link #atTurnEnd} may rather be run at once: true for the first few of a turn, so that
     * the requests of the turn do not wait for long; on the loop only.
     */
    public boolean mayGoAhead() {
        return turnEnd.mayGoAhead();
    }

    /** Runs now what was to be run {@link #atTurnEnd}; on the loop only. */
    public void endTurn() {
        turnEnd.runDue();
    }

    /** Runs the task once, {@code delayMs} from now, unless {@link #cancel} comes first. */
    public long after(long delayMs, Runnable task) {
        return vertx.setTimer(Math.max(1, delayMs), id -> task.run());
    }

    /** Runs the task again and again until {@link #cancel}. */
    public long every(long periodMs, Runnable task) {
        return vertx.setPeriodic(Math.max(1, periodMs), id -> task.run());
    }

    public void cancel(long timer) {
        vertx.cancelTimer(timer);
    }
}
