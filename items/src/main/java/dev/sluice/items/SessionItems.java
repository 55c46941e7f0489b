package dev.sluice.items;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What the item plane keeps of a login session: its cursors and its open readers. Thread-safe. */
final class SessionItems {
    private final AccountItems account;
    private final Cursors cursors = new Cursors();
    private final Set<ItemReader> readers = ConcurrentHashMap.newKeySet();
    private volatile long lastUsedMs;

    SessionItems(AccountItems account, long nowMs) {
        this.account = account;
        use(nowMs);
    }

    AccountItems account() {
        return account;
    }

    /** Guarded by the account's lock. */
    Cursors cursors() {
        return cursors;
    }

    /** By the clock of the items, so that cursors outlive every item that they have passed. */
    final void use(long nowMs) {
        lastUsedMs = account.stampClockMs(nowMs);
    }

    void add(ItemReader reader, long nowMs) {
        use(nowMs);
        readers.add(reader);
    }

    void remove(ItemReader reader, long nowMs) {
        use(nowMs);
        readers.remove(reader);
    }

    List<ItemReader> readers() {
        return List.copyOf(readers);
    }

    boolean isUnusedSince(long thenMs) {
        return readers.isEmpty() && lastUsedMs < thenMs;
    }
}
