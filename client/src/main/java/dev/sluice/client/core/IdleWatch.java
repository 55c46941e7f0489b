package dev.sluice.client.core;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Looks after the guards of all calls under way. One look is planned for all of them, at the earliest end; most calls are
 * over by then and have cost the timer nothing, while a timer for each would wake its thread with every call. Safe for all
 * threads.
 */
final class IdleWatch {
    private final ScheduledExecutorService timer;
    private final Set<IdleGuard> guards = ConcurrentHashMap.newKeySet();
    private @Nullable ScheduledFuture<?> next;
    /** When that is, as {@link System#nanoTime} counts. */
    private long nextNanos;

    IdleWatch(ScheduledExecutorService timer) {
        this.timer = timer;
    }

    /** Has it looked at until it is removed. */
    void add(IdleGuard guard) {
        guards.add(guard);
        lookAt(guard.endNanos());
    }

    void remove(IdleGuard guard) {
        guards.remove(guard);
    }

    private synchronized void lookAt(long nanos) {
        if (next != null && nextNanos - nanos <= 0) {
            return;
        }
        if (next != null) {
            next.cancel(false);
        }
        try {
            next = timer.schedule(this::look, nanos - System.nanoTime(), TimeUnit.NANOSECONDS);
            nextNanos = nanos;
        } catch (RejectedExecutionException closed) {
            // The client was closed, which ends its calls.
            next = null;
        }
    }

    private void look() {
        synchronized (this) {
            // Before looking: whoever comes from now on is seen below or plans a look.
            next = null;
        }
        guards.removeIf(IdleGuard::isOver);
        guards.forEach(guard -> lookAt(guard.endNanos()));
    }
}
