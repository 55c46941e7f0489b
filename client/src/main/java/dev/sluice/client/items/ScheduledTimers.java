package dev.sluice.client.items;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Timers of one client: one daemon thread that waits, tasks run by the client's executor. */
final class ScheduledTimers implements Timers {
    private final ScheduledThreadPoolExecutor waiting;
    private final Executor running;

    ScheduledTimers(Executor running) {
        this.running = running;
        this.waiting = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("sluice-client-timer").factory());
        waiting.setRemoveOnCancelPolicy(true);
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        try {
            ScheduledFuture<?> scheduled =
                    waiting.schedule(() -> running.execute(task), delay.toNanos(), TimeUnit.NANOSECONDS);
            return () -> scheduled.cancel(false);
        } catch (RejectedExecutionException e) {
            // Closed: whoever would have been woken is being cancelled by the client's close.
            return () -> {};
        }
    }

    @Override
    public void close() {
        waiting.shutdownNow();
    }
}
