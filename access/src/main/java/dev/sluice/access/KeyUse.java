package dev.sluice.access;

import dev.sluice.base.KeyId;
import dev.sluice.base.TokenBucket;
import org.jspecify.annotations.Nullable;

/** What the sessions of one API key share: the bucket of its request rate, and when it was last used. Any thread. */
final class KeyUse {
    private final KeyId key;
    private final @Nullable TokenBucket rate;
    private volatile long usedEpochMs;
    private volatile long notedEpochMs;

    /**
     * {@code rate}: null when requests are not limited. {@code notedEpochMs}: the last use that the store knows.
     */
    KeyUse(KeyId key, @Nullable TokenBucket rate, long notedEpochMs) {
        this.key = key;
        this.rate = rate;
        this.usedEpochMs = notedEpochMs;
        this.notedEpochMs = notedEpochMs;
    }

    KeyId key() {
        return key;
    }

    void used(long nowEpochMs) {
        usedEpochMs = nowEpochMs;
    }

    long usedEpochMs() {
        return usedEpochMs;
    }

    /** Whether the store should hear of a use: at most once per {@code everyMs}. */
    boolean isDue(long everyMs) {
        return usedEpochMs - notedEpochMs >= everyMs;
    }

    void noted(long epochMs) {
        notedEpochMs = epochMs;
    }

    boolean admit(long nowNs) {
        return rate == null || rate.take(nowNs) == 0;
    }

    /** Nothing left to remember once nobody holds it. */
    boolean isSpent(long nowNs, long noteEveryMs) {
        return (rate == null || rate.isFull(nowNs)) && !isDue(noteEveryMs);
    }
}
