package dev.sluice.client.core;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Gives an exchange up when nothing moved for a time. Touched by whoever moves bytes, checked on the timer's thread. An
 * exchange that never touches it has that time in all.
 */
final class IdleGuard {
    private final ScheduledExecutorService timer;
    private final long allowedNanos;
    private final Runnable giveUp;
    private volatile long lastMoveNanos = System.nanoTime();
    private volatile boolean expired;
    private @Nullable ScheduledFuture<?> check;
    private boolean stopped;

    IdleGuard(ScheduledExecutorService timer, Duration allowed, Runnable giveUp) {
        this.timer = timer;
        this.allowedNanos = allowed.toNanos();
        this.giveUp = giveUp;
    }

    void touch() {
        lastMoveNanos = System.nanoTime();
    }

    void start() {
        schedule(allowedNanos);
    }

    synchronized void stop() {
        stopped = true;
        if (check != null) {
            check.cancel(false);
        }
    }

    /** Whether it gave up. */
    boolean hasExpired() {
        return expired;
    }

    private synchronized void schedule(long nanos) {
        if (!stopped && !timer.isShutdown()) {
            check = timer.schedule(this::look, nanos, TimeUnit.NANOSECONDS);
        }
    }

    /** Giving up and stopping exclude each other: after {@link #stop} nothing is given up any more. */
    private synchronized void look() {
        long left = allowedNanos - (System.nanoTime() - lastMoveNanos);
        if (stopped) {
            return;
        }
        if (left > 0) {
            schedule(left);
        } else {
            expired = true;
            giveUp.run();
        }
    }
}
