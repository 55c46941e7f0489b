package dev.sluice.bench.load;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A thread that calls at fixed times, the n-th time at {@code start + n × interval}, whatever a call took before. */
public final class Pace implements AutoCloseable {
    /** Parking wakes late by up to the kernel's timer slack (50 µs); the rest is spun. */
    private static final long SPIN_NS = TimeUnit.MICROSECONDS.toNanos(70);

    /** Called on the pace's thread. */
    @FunctionalInterface
    public interface Due {
        void due(long n, long intendedNs);
    }

    private final Thread thread;
    private volatile boolean stopped;
    private volatile @Nullable RuntimeException failure;

    public Pace(long startNs, long intervalNs, long count, Due due) {
        thread = Thread.ofPlatform().name("bench-pace").daemon().start(() -> run(startNs, intervalNs, count, due));
    }

    private void run(long startNs, long intervalNs, long count, Due due) {
        try {
            for (long n = 0; n < count && !stopped; n++) {
                long intendedNs = startNs + n * intervalNs;
                waitUntil(intendedNs);
                due.due(n, intendedNs);
            }
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    static void waitUntil(long timeNs) {
        long restNs = timeNs - System.nanoTime();
        while (restNs > 0) {
            if (restNs > SPIN_NS) {
                LockSupport.parkNanos(restNs - SPIN_NS);
            } else {
                Thread.onSpinWait();
            }
            restNs = timeNs - System.nanoTime();
        }
    }

    public boolean running() {
        RuntimeException cause = failure;
        if (cause != null) {
            throw new LoadException("Sending failed: " + cause.getMessage(), cause);
        }
        return thread.isAlive();
    }

    @Override
    public void close() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
