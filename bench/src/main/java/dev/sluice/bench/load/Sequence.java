package dev.sluice.bench.load;

/**
 * What a reader saw of a portal's items, numbered from 0 in the order they were published. An item that comes after a
 * later one counts as doubled (and was counted as lost): out of order is as wrong as twice.
 */
final class Sequence {
    private long next;
    private long delivered;
    private long gaps;
    private long doubled;

    void seen(long number) {
        if (number < next) {
            doubled++;
            return;
        }
        gaps += number - next;
        next = number + 1;
        delivered++;
    }

    /** The number expected next. */
    long next() {
        return next;
    }

    /** Items seen, repetitions not counted. */
    long delivered() {
        return delivered;
    }

    /** Items of the first {@code published} that were never seen. */
    long lostOf(long published) {
        return gaps + Math.max(0, published - next);
    }

    long doubled() {
        return doubled;
    }
}
