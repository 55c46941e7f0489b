package dev.sluice.testkit;

import dev.sluice.base.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * A clock that moves only when the test says so. It starts at 2026-01-01T00:00:00Z.
 *
 * <p>Thread-safe: every thread sees a move as soon as the mover's call returned.
 */
public final class FakeClock implements Clock {
    private final Object lock = new Object();
    private long epochNanosOfMs;
    private long epochMs;
    private long nanoTime;

    public FakeClock() {
        this(Instant.parse("2026-01-01T00:00:00Z"));
    }

    public FakeClock(Instant start) {
        this.epochMs = start.toEpochMilli();
    }

    @Override
    public long epochMs() {
        synchronized (lock) {
            return epochMs;
        }
    }

    @Override
    public long nanoTime() {
        synchronized (lock) {
            return nanoTime;
        }
    }

    /** Lets time pass: both readings move. Fractions of a millisecond add up. */
    public void advance(Duration span) {
        if (span.isNegative()) {
            throw new IllegalArgumentException("time does not run backwards: " + span + "; use set to move the wall");
        }
        synchronized (lock) {
            nanoTime += span.toNanos();
            long nanos = epochNanosOfMs + span.toNanos();
            epochMs += nanos / 1_000_000;
            epochNanosOfMs = nanos % 1_000_000;
        }
    }

    /** Sets the wall clock, as an administrator would: {@link #epochMs} jumps, {@link #nanoTime} stays. */
    public void set(Instant wall) {
        synchronized (lock) {
            epochMs = wall.toEpochMilli();
            epochNanosOfMs = 0;
        }
    }
}
