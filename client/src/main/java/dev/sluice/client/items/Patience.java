package dev.sluice.client.items;

import dev.sluice.base.Clock;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How long one call waits for the network: each wait at most the read timeout, all waits together at most the total
 * timeout. Time between the waits, when the consumer is busy, costs nothing. A timer is set once and moves itself on
 * when it finds that data came in the meantime, so that a reading costs no timer.
 *
 * <p>Thread-safe. {@code onExpiry} is called at most once, without a lock held.
 */
final class Patience {
    private final Timers timers;
    private final Clock clock;
    private final Duration total;
    private final Duration read;
    private final Consumer<HttpTimeoutException> onExpiry;

    private long totalLeftNs;
    private long waitStartNs;
    private boolean waiting;
    private boolean stopped;
    private Timers.@Nullable Timer timer;

    Patience(Timers timers, Clock clock, ClientLimits limits, Consumer<HttpTimeoutException> onExpiry) {
        this.timers = timers;
        this.clock = clock;
        this.total = limits.totalTimeout();
        this.read = limits.readTimeout();
        this.onExpiry = onExpiry;
        this.totalLeftNs = total.toNanos();
    }

    /** The call waits from now on. */
    synchronized void waiting() {
        if (waiting || stopped) {
            return;
        }
        waiting = true;
        waitStartNs = clock.nanoTime();
        if (timer == null) {
            timer = timers.after(Duration.ofNanos(waitLimitNs()), this::fire);
        }
    }

    /** Something came. */
    synchronized void arrived() {
        if (waiting) {
            waiting = false;
            totalLeftNs = Math.max(0, totalLeftNs - (clock.nanoTime() - waitStartNs));
        }
    }

    /** The call is over. Idempotent. */
    synchronized void stop() {
        stopped = true;
        waiting = false;
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }

    private long waitLimitNs() {
        return Math.min(totalLeftNs, read.toNanos());
    }

    private void fire() {
        if (isOver()) {
            boolean inAll = totalLeftNs <= read.toNanos();
            onExpiry.accept(new HttpTimeoutException(
                    inAll
                            ? "not finished within the total timeout of " + total.toMillis() + " ms"
                            : "nothing came for the read timeout of " + read.toMillis() + " ms"));
        }
    }

    private synchronized boolean isOver() {
        timer = null;
        if (!waiting) {
            return false;
        }
        long leftNs = waitLimitNs() - (clock.nanoTime() - waitStartNs);
        if (leftNs > 0) {
            timer = timers.after(Duration.ofNanos(leftNs), this::fire);
            return false;
        }
        stopped = true;
        waiting = false;
        return true;
    }
}
