package dev.sluice.testkit;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Waits for what another thread will bring about. The only place in the tests where a thread pauses.
 *
 * <p>Every method looks at once, then polls in short steps, and fails with an {@link AssertionError} that says what was
 * awaited and for how long. An interrupted wait fails too, with the interrupt flag set again.
 */
public final class Await {
    /** Long enough for a busy build machine; only a failing test waits this long. */
    public static final Duration DEFAULT_LIMIT = Duration.ofSeconds(10);

    private static final long FIRST_STEP_NANOS = 100_000;
    private static final long LONGEST_STEP_NANOS = 10_000_000;

    private Await() {}

    /** Something that is true or not yet. What it throws fails the wait at once. */
    @FunctionalInterface
    public interface Condition {
        boolean holds() throws Exception;
    }

    /** Assertions that fail until the awaited state is there. */
    @FunctionalInterface
    public interface Assertions {
        void check() throws Exception;
    }

    /** A look at something that may not be there yet, which null says. */
    @FunctionalInterface
    public interface Look<T> {
        @Nullable
        T find() throws Exception;
    }

    /** Waits until the condition holds; {@code what} ends the sentence "waited 10 s for …". */
    public static void until(String what, Condition condition) {
        until(what, DEFAULT_LIMIT, condition);
    }

    public static void until(String what, Duration limit, Condition condition) {
        value(what, limit, () -> condition.holds() ? Boolean.TRUE : null);
    }

    /** Waits until {@code look} finds something and returns it. */
    public static <T> T value(String what, Look<T> look) {
        return value(what, DEFAULT_LIMIT, look);
    }

    public static <T> T value(String what, Duration limit, Look<T> look) {
        long start = System.nanoTime();
        long stepNanos = FIRST_STEP_NANOS;
        while (true) {
            T found = find(what, look);
            if (found != null) {
                return found;
            }
            pause(what, limit, start, stepNanos, null);
            stepNanos = Math.min(2 * stepNanos, LONGEST_STEP_NANOS);
        }
    }

    /** Waits until the assertions pass; the last failure is the cause of this method's. */
    public static void untilAsserted(String what, Assertions assertions) {
        long start = System.nanoTime();
        long stepNanos = FIRST_STEP_NANOS;
        while (true) {
            AssertionError failure = failureOf(what, assertions);
            if (failure == null) {
                return;
            }
            pause(what, DEFAULT_LIMIT, start, stepNanos, failure);
            stepNanos = Math.min(2 * stepNanos, LONGEST_STEP_NANOS);
        }
    }

    private static <T> @Nullable T find(String what, Look<T> look) {
        try {
            return look.find();
        } catch (Exception e) {
            throw new AssertionError("while waiting for " + what + ": " + e, e);
        }
    }

    private static @Nullable AssertionError failureOf(String what, Assertions assertions) {
        try {
            assertions.check();
            return null;
        } catch (AssertionError notYet) {
            return notYet;
        } catch (Exception e) {
            throw new AssertionError("while waiting for " + what + ": " + e, e);
        }
    }

    private static void pause(
            String what, Duration limit, long startNanos, long stepNanos, @Nullable AssertionError last) {
        if (Thread.currentThread().isInterrupted()) {
            throw new AssertionError("interrupted while waiting for " + what, last);
        }
        if (System.nanoTime() - startNanos >= limit.toNanos()) {
            throw new AssertionError("waited " + seconds(limit) + " for " + what, last);
        }
        LockSupport.parkNanos(stepNanos);
    }

    /** For this package's own loops. */
    static void pauseBriefly() {
        LockSupport.parkNanos(LONGEST_STEP_NANOS);
    }

    private static String seconds(Duration limit) {
        return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
    }
}
