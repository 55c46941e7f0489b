package dev.sluice.client.items;

import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Lets a number of calls through at a time; others wait in line, in order of arrival, for a limited time. The line is
 * bounded.
 *
 * <p>Thread-safe. Futures are completed without a lock held, on the thread that gives its place back.
 */
final class Gate {
    private final int permits;
    private final int maxWaiting;
    private final Duration maxWait;
    private final Timers timers;
    private final SequencedMap<Long, CompletableFuture<Void>> line = new LinkedHashMap<>();
    private long arrivals;
    private int free;

    Gate(ClientLimits limits, Timers timers) {
        this.permits = limits.permits();
        this.maxWaiting = limits.maxWaitingRequests();
        this.maxWait = limits.totalTimeout();
        this.timers = timers;
        this.free = permits;
    }

    /**
     * Completes when the caller may go on; it must then {@link #leave} once. Fails with an {@link HttpTimeoutException}
     * when its turn does not come in time, and a {@link RejectedExecutionException} when too many wait. A caller that
     * gives up cancels the future.
     */
    CompletableFuture<Void> enter() {
        CompletableFuture<Void> turn = new CompletableFuture<>();
        long number;
        synchronized (line) {
            if (free > 0) {
                free--;
                return CompletableFuture.completedFuture(null);
            }
            if (line.size() >= maxWaiting) {
                return CompletableFuture.failedFuture(new RejectedExecutionException(
                        maxWaiting + " requests already wait for one of " + permits + " places"));
            }
            number = arrivals++;
            line.put(number, turn);
        }
        Timers.Timer timer = timers.after(
                maxWait,
                () -> turn.completeExceptionally(
                        new HttpTimeoutException("no place among " + permits + " concurrent requests within "
                                + maxWait.toMillis() + " ms; are streams that nobody reads left open?")));
        Completions.on(turn, (done, failure) -> {
            timer.cancel();
            if (failure != null) {
                forget(number);
            }
        });
        return turn;
    }

    /** Gives the place to the first in line that still waits. */
    void leave() {
        CompletableFuture<Void> next = next();
        while (next != null && !next.complete(null)) {
            next = next();
        }
    }

    private @Nullable CompletableFuture<Void> next() {
        synchronized (line) {
            Map.Entry<Long, CompletableFuture<Void>> first = line.pollFirstEntry();
            if (first == null) {
                free++;
                return null;
            }
            return first.getValue();
        }
    }

    private void forget(long number) {
        synchronized (line) {
            line.remove(number);
        }
    }
}
