package dev.sluice.access;

import dev.sluice.access.spi.AccountStore;
import dev.sluice.access.spi.AccountStoreException;
import dev.sluice.access.spi.StoredKey;
import dev.sluice.base.AccountId;
import dev.sluice.base.Clock;
import dev.sluice.base.KeyId;
import dev.sluice.base.TokenBucket;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what sessions do, and brings it to the store from time to time. Thread-safe; counting never blocks. */
final class Usage {
    private static final Logger LOG = LoggerFactory.getLogger(Usage.class);
    /** How exact "last used" is; a key is disabled after months, so an hour is plenty. */
    static final Duration NOTE_USE_EVERY = Duration.ofHours(1);

    /** What a session shares with others. */
    record Shares(KeyUse key, AccountUse account) {}

    private final AccountStore store;
    private final RateSettings settings;
    private final Clock clock;
    private final SharedEntries<KeyId, KeyUse> keys = new SharedEntries<>();
    private final SharedEntries<AccountId, AccountUse> accounts = new SharedEntries<>();

    Usage(AccountStore store, RateSettings settings, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    /** Blocking. What the sessions of this key and of its account share; given back with {@link #release}. */
    Shares acquire(StoredKey key) {
        long nowMs = clock.epochMs();
        YearMonth month = AccountUse.monthOf(nowMs);
        long stored = settings.perMonth() > 0 ? store.requests(key.account(), month) : 0;
        long notedMs = noteUse(key, nowMs);
        KeyUse keyUse = keys.acquire(key.id(), () -> new KeyUse(key.id(), rateBucket(), notedMs));
        AccountUse accountUse = accounts.acquire(key.account(), () -> new AccountUse(key.account(), month));
        accountUse.stored(month, stored);
        return new Shares(keyUse, accountUse);
    }

    void release(Session session) {
        keys.release(session.key());
        accounts.release(session.account());
    }

    RateOutcome admit(Session session) {
        long nowMs = clock.epochMs();
        session.keyUse().used(nowMs);
        if (settings.perSecond() > 0 && !session.keyUse().admit(clock.nanoTime())) {
            return RateOutcome.TOO_FAST;
        }
        return session.accountUse().count(nowMs, settings.perMonth())
                ? RateOutcome.ADMITTED
                : RateOutcome.MONTH_USED_UP;
    }

    /** Blocking. What fails is kept for the next time. */
    void flush() {
        try {
            noteUses();
            flushCounts();
        } catch (AccountStoreException fault) {
            LOG.warn("Usage could not be written down, will be tried again: {}", fault.getMessage());
        }
        long nowNs = clock.nanoTime();
        keys.trim(use -> use.isSpent(nowNs, NOTE_USE_EVERY.toMillis()));
        accounts.trim(AccountUse::isSpent);
    }

    /** Tells the store of a login unless it knows of one in the last hour; answers what it knows now. */
    private long noteUse(StoredKey key, long nowMs) {
        Instant lastUsed = key.lastUsed();
        if (lastUsed != null && nowMs - lastUsed.toEpochMilli() < NOTE_USE_EVERY.toMillis()) {
            return lastUsed.toEpochMilli();
        }
        store.keyUsed(key.id(), Instant.ofEpochMilli(nowMs));
        return nowMs;
    }

    private void noteUses() {
        for (KeyUse use : keys.values()) {
            if (use.isDue(NOTE_USE_EVERY.toMillis())) {
                long usedMs = use.usedEpochMs();
                store.keyUsed(use.key(), Instant.ofEpochMilli(usedMs));
                use.noted(usedMs);
            }
        }
    }

    private void flushCounts() {
        Map<YearMonth, Map<AccountUse, Long>> byMonth = new HashMap<>();
        for (AccountUse use : accounts.values()) {
            use.take()
                    .forEach((month, count) ->
                            byMonth.computeIfAbsent(month, _ -> new HashMap<>()).put(use, count));
        }
        AccountStoreException fault = null;
        for (Map.Entry<YearMonth, Map<AccountUse, Long>> entry : byMonth.entrySet()) {
            try {
                flushMonth(entry.getKey(), entry.getValue());
            } catch (AccountStoreException failed) {
                entry.getValue().forEach((use, count) -> use.failed(entry.getKey(), count));
                fault = failed;
            }
        }
        if (fault != null) {
            throw fault;
        }
    }

    private void flushMonth(YearMonth month, Map<AccountUse, Long> counts) {
        Map<AccountId, Long> byAccount = new HashMap<>();
        counts.forEach((use, count) -> byAccount.put(use.account(), count));
        Map<AccountId, Long> totals = store.addRequests(month, byAccount);
        counts.forEach((use, count) -> {
            use.stored(month, totals.getOrDefault(use.account(), 0L));
            use.flushed(month, count);
        });
    }

    private @Nullable TokenBucket rateBucket() {
        if (settings.perSecond() == 0) {
            return null;
        }
        long refillNs = Duration.ofSeconds(1).toNanos() / settings.perSecond();
        return new TokenBucket(new TokenBucket.Shape(settings.perSecond(), refillNs), clock.nanoTime());
    }
}
