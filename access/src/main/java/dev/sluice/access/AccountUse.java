package dev.sluice.access;

import dev.sluice.base.AccountId;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The monthly request counter of one account: what the store knows, what is on its way there, and what came since.
 * Months are those of UTC. Counting is lock-free except in the first request of a month; any thread.
 */
final class AccountUse {
    private final AccountId account;
    private final AtomicLong pending = new AtomicLong();
    private final AtomicLong inFlight = new AtomicLong();
    private final AtomicLong stored = new AtomicLong();
    /** Counts of months gone by that the store has not seen; guarded by this. */
    private final Map<YearMonth, Long> carried = new LinkedHashMap<>();

    private volatile YearMonth month;
    private volatile long monthEndEpochMs;

    AccountUse(AccountId account, YearMonth month) {
        this.account = account;
        this.month = month;
        this.monthEndEpochMs = endOf(month);
    }

    static YearMonth monthOf(long epochMs) {
        return YearMonth.from(Instant.ofEpochMilli(epochMs).atOffset(ZoneOffset.UTC));
    }

    AccountId account() {
        return account;
    }

    /** Counts one request, or refuses it when {@code max} (0: no limit) are counted in this month. */
    boolean count(long nowEpochMs, long max) {
        if (nowEpochMs >= monthEndEpochMs) {
            turnTo(monthOf(nowEpochMs));
        }
        long fresh = pending.incrementAndGet();
        if (max > 0 && stored.get() + inFlight.get() + fresh > max) {
            pending.decrementAndGet();
            return false;
        }
        return true;
    }

    /** The store's total of a month. Totals only grow, so an answer that comes late does no harm. */
    synchronized void stored(YearMonth of, long total) {
        if (of.equals(month)) {
            stored.accumulateAndGet(total, Math::max);
        }
    }

    /**
     * Takes what the store has not seen, by month. The taker must answer each with {@link #flushed} or
     * {@link #failed}; in between it still counts against the limit.
     */
    synchronized Map<YearMonth, Long> take() {
        Map<YearMonth, Long> counts = new LinkedHashMap<>(carried);
        carried.clear();
        long fresh = pending.getAndSet(0);
        if (fresh > 0) {
            inFlight.addAndGet(fresh);
            counts.put(month, fresh);
        }
        return counts;
    }

    synchronized void flushed(YearMonth of, long count) {
        if (of.equals(month)) {
            inFlight.addAndGet(-count);
        }
    }

    /** The store did not take it: it goes with the next flush. */
    synchronized void failed(YearMonth of, long count) {
        if (of.equals(month)) {
            inFlight.addAndGet(-count);
            pending.addAndGet(count);
        } else {
            carried.merge(of, count, Long::sum);
        }
    }

    synchronized boolean isSpent() {
        return pending.get() == 0 && inFlight.get() == 0 && carried.isEmpty();
    }

    private synchronized void turnTo(YearMonth next) {
        if (!next.isAfter(month)) {
            return;
        }
        long rest = pending.getAndSet(0);
        if (rest > 0) {
            carried.merge(month, rest, Long::sum);
        }
        inFlight.set(0);
        stored.set(0);
        month = next;
        monthEndEpochMs = endOf(next);
    }

    private static long endOf(YearMonth month) {
        return month.plusMonths(1)
                .atDay(1)
                .atStartOfDay()
                .toInstant(ZoneOffset.UTC)
                .toEpochMilli();
    }
}
