package dev.sluice.base;

import java.util.concurrent.atomic.AtomicLong;

/**
 * A token bucket in one number (the generic cell rate algorithm): the moment at which it would be full again.
 * Lock-free; any thread.
 */
public final class TokenBucket {
    /** How many tokens a full bucket has, and how long one takes to come back. */
    public record Shape(int burst, long refillNs) {
        public Shape {
            if (burst < 1 || refillNs < 1) {
                throw new IllegalArgumentException("a bucket holds at least one token and takes time to refill");
            }
        }
    }

    private final Shape shape;
    private final AtomicLong fullAtNs;

    public TokenBucket(Shape shape, long nowNs) {
        this.shape = shape;
        this.fullAtNs = new AtomicLong(nowNs);
    }

    /** Takes a token and answers 0, or takes none and answers how many nanoseconds until there is one. */
    public long take(long nowNs) {
        while (true) {
            long fullAt = fullAtNs.get();
            long missingNs = Math.max(0, fullAt - nowNs);
            long waitNs = missingNs - (shape.burst() - 1) * shape.refillNs();
            if (waitNs > 0) {
                return waitNs;
            }
            if (fullAtNs.compareAndSet(fullAt, nowNs + missingNs + shape.refillNs())) {
                return 0;
            }
        }
    }

    /** Puts back a token that was taken for something that turned out not to count. */
    public void giveBack() {
        fullAtNs.addAndGet(-shape.refillNs());
    }

    /** A full bucket remembers nothing: it can be forgotten. */
    public boolean isFull(long nowNs) {
        return fullAtNs.get() - nowNs <= 0;
    }
}
