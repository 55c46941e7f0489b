package dev.sluice.client.rooms;

import java.time.Duration;

/**
 * How a room gets back after its socket was lost: the waits double from the first to the longest, each shortened by up to
 * half at random so that clients of one server do not come all at once.
 *
 * @param first before the first attempt; must be well below the server's lease (3 s as documented) for the id to be kept
 * @param longest no wait is longer
 * @param giveUpAfter since the loss; then the room ends
 */
public record Backoff(Duration first, Duration longest, Duration giveUpAfter) {
    private static final int MAX_DOUBLINGS = 30;

    /** 200 ms to 10 s, for five minutes. */
    public static final Backoff DEFAULT =
            new Backoff(Duration.ofMillis(200), Duration.ofSeconds(10), Duration.ofMinutes(5));

    /** A room ends with its socket. */
    public static final Backoff NEVER = new Backoff(Duration.ofMillis(1), Duration.ofMillis(1), Duration.ZERO);

    public Backoff {
        if (!first.isPositive() || longest.compareTo(first) < 0 || giveUpAfter.isNegative()) {
            throw new IllegalArgumentException("the waits must be above zero, the longest not below the first");
        }
    }

    /**
     * The wait before an attempt.
     *
     * @param attempt from 1 on
     * @param random from 0 to 1
     */
    Duration delay(int attempt, double random) {
        long doubledMs = first.toMillis() << Math.min(attempt - 1, MAX_DOUBLINGS);
        long cappedMs = Math.min(Math.max(doubledMs, 1), longest.toMillis());
        return Duration.ofNanos((long) (cappedMs * 1_000_000.0 * (1 - random / 2)));
    }
}
