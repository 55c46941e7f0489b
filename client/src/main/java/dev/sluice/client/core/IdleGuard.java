package dev.sluice.client.core;

import java.time.Duration;

/**
 * Gives an exchange up when nothing moved for a time. Touched by whoever moves bytes, checked on the timer's thread. An
 * exchange that never touches it has that time in all.
 */
final class IdleGuard {
    private final IdleWatch watch;
    private final long allowedNanos;
    private final Runnable giveUp;
    private volatile long lastMoveNanos = System.nanoTime();
    private boolean expired;
    private boolean stopped;

    IdleGuard(IdleWatch watch, Duration allowed, Runnable giveUp) {
        this.watch = watch;
        this.allowedNanos = allowed.toNanos();
        this.giveUp = giveUp;
    }

    void touch() {
        lastMoveNanos = System.nanoTime();
    }

    void start() {
        watch.add(this);
    }

    /** After this nothing is given up any more. */
    void stop() {
        synchronized (this) {
            stopped = true;
        }
        watch.remove(this);
    }

    /** When it gives up unless something moves, as {@link System#nanoTime} counts. */
    long endNanos() {
        return lastMoveNanos + allowedNanos;
    }

    /** Gives up when the time is over; answers whether there is nothing left to look after. */
    synchronized boolean isOver() {
        if (!stopped && !expired && endNanos() - System.nanoTime() <= 0) {
            expired = true;
            giveUp.run();
        }
        return stopped || expired;
    }
}
