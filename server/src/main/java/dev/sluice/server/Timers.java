package dev.sluice.server;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server's housekeeping, on one thread of its own, off every hot path. A task that fails is tried again. */
final class Timers implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Timers.class);

    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().name("housekeeping").daemon().unstarted(task));

    void every(Duration period, String name, Runnable task) {
        Runnable safely = () -> {
            try {
                task.run();
            } catch (RuntimeException fault) {
                log.error("housekeeping: {} failed", name, fault);
            }
        };
        var _ = executor.scheduleWithFixedDelay(safely, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        close(executor);
    }

    private static void close(ExecutorService executor) {
        executor.shutdownNow();
        try {
            if (!executor.awaitTermination(5, TimeUnit.SECONDS)) {
                log.warn("housekeeping did not end in time");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
