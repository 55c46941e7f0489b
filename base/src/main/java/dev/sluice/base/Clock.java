package dev.sluice.base;

/**
 * The two readings of time the server uses. Injected everywhere, so that tests advance it by hand.
 *
 * <p>Thread-safe.
 */
public interface Clock {
    /** Unix time in milliseconds, UTC: for what users see. It may jump when the machine's clock is set. */
    long epochMs();

    /** Monotonic nanoseconds from an arbitrary origin: for durations, deadlines and buckets. */
    long nanoTime();

    /** The machine's clock. */
    static Clock system() {
        return SystemClock.INSTANCE;
    }
}
