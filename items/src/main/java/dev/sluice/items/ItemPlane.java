package dev.sluice.items;

import dev.sluice.base.AccountId;
import dev.sluice.base.Clock;
import dev.sluice.base.KeyId;
import dev.sluice.base.SessionId;
import dev.sluice.wire.items.GetQuery;
import dev.sluice.wire.items.ItemRefusal;
import dev.sluice.wire.items.NewItem;
import dev.sluice.wire.items.PortalId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The door of the item plane: sets, open gets, and nothing else. Items live in memory: an answered set is in the ring
 * and in front of every reader, and is gone when the process ends.
 *
 * <p>Thread-safe; no call blocks on I/O. A set wakes its readers on its own thread, after the account's lock is free.
 */
public final class ItemPlane {
    private final ItemSettings settings;
    private final Clock clock;
    private final ItemStats stats = new ItemStats();
    private final Map<AccountId, AccountItems> accounts = new ConcurrentHashMap<>();
    private final Map<SessionId, SessionItems> sessions = new ConcurrentHashMap<>();

    public ItemPlane(ItemSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Stores all items or none and wakes the readers of their portals.
     *
     * @return the server time stamp (Unix ms) of the set, never smaller than that of an earlier one of the account
     * @throws ItemRefusal error 30 when the key would have too many portals
     */
    public long set(AccountId account, KeyId key, List<NewItem> items) {
        List<ItemReader> toWake = new ArrayList<>(1);
        long timestampMs = account(account).set(key, items, clock.epochMs(), toWake);
        for (ItemReader reader : toWake) {
            reader.wake();
        }
        return timestampMs;
    }

    /**
     * Opens a get of a session: its cursors are the session's, so what one get brought the next one does not. The
     * reader is open until it is closed, or until the session ends, when {@code onEnd} is run.
     */
    public ItemReader open(AccountId account, SessionId session, GetQuery query, Runnable wake, Runnable onEnd) {
        SessionItems owner = session(account, session);
        ItemReader reader = new ItemReader(owner, clock, owner.cursors(), wake, onEnd);
        start(reader, owner, query);
        return reader;
    }

    /**
     * Opens a view: like {@link #open}, but with cursors of its own, which go on at {@code from} where that names a
     * portal and else start at the oldest item. {@link ItemReader#unknownLoss} says where continuity cannot be told.
     */
    public ItemReader view(
            AccountId account,
            SessionId session,
            GetQuery query,
            Map<PortalId, Long> from,
            Runnable wake,
            Runnable onEnd) {
        SessionItems owner = session(account, session);
        ItemReader reader = new ItemReader(owner, clock, new Cursors(), wake, onEnd);
        start(reader, owner, query);
        reader.unknownLoss(owner.account().resume(reader, from));
        return reader;
    }

    private void start(ItemReader reader, SessionItems owner, GetQuery query) {
        stats.opened();
        owner.add(reader, clock.epochMs());
        owner.account().subscribe(reader, query.portals());
    }

    /** The items of all portals of the account, newest first, as many as fit one answer; null when there are none. */
    public @Nullable Batch all(AccountId account) {
        return account(account).all(clock.epochMs());
    }

    /** The portals of the account that hold items. */
    public List<PortalView> portals(AccountId account) {
        return account(account).views(clock.epochMs());
    }

    /** The session ended: its cursors are forgotten and its open readers end. */
    public void forget(SessionId session) {
        SessionItems gone = sessions.remove(session);
        if (gone != null) {
            gone.readers().forEach(ItemReader::end);
        }
    }

    /**
     * Drops items and portals that are too old, and the cursors of sessions that read nothing for as long as items
     * live: all that those cursors had read is gone with them. A timer calls it.
     */
    public void sweep() {
        long nowMs = clock.epochMs();
        accounts.values().forEach(account -> account.sweep(nowMs));
        long unusedSinceMs = nowMs - settings.itemAge().toMillis();
        for (SessionId id : sessions.keySet()) {
            SessionItems left = sessions.computeIfPresent(
                    id, (same, session) -> session.isUnusedSince(unusedSinceMs) ? null : session);
            if (left != null) {
                left.account().forgetGone(left.cursors());
            }
        }
    }

    /** How many items a portal keeps. */
    public int itemsPerPortal() {
        return settings.itemsPerPortal();
    }

    public ItemStats stats() {
        return stats;
    }

    /** Portals over all accounts, those included that only have readers. */
    public int portalCount() {
        return accounts.values().stream().mapToInt(AccountItems::portalCount).sum();
    }

    /** Marks it as used in the same step, so that {@link #sweep} cannot take it away before its reader is in it. */
    private SessionItems session(AccountId account, SessionId session) {
        long nowMs = clock.epochMs();
        return sessions.compute(session, (id, known) -> {
            SessionItems items = known == null ? new SessionItems(account(account), nowMs) : known;
            items.use(nowMs);
            return items;
        });
    }

    private AccountItems account(AccountId id) {
        AccountItems items = accounts.get(id);
        return items != null
                ? items
                : accounts.computeIfAbsent(id, missing -> new AccountItems(settings, stats, clock.epochMs()));
    }
}
