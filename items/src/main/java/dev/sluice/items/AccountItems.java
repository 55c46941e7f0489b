package dev.sluice.items;

import dev.sluice.base.KeyId;
import dev.sluice.wire.items.ItemAnswerWriter;
import dev.sluice.wire.items.ItemError;
import dev.sluice.wire.items.ItemRefusal;
import dev.sluice.wire.items.NewItem;
import dev.sluice.wire.items.PortalId;
import dev.sluice.wire.items.PortalQuery;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The portals of one account, behind one lock. The lock is held for the few microseconds of a set or a poll, never
 * across I/O or a callback; it is the only lock of this plane.
 *
 * <p>Thread-safe.
 */
final class AccountItems {
    private final ItemSettings settings;
    private final ItemStats stats;
    private final Map<PortalId, Portal> portals = new HashMap<>();
    private final Map<KeyId, Integer> portalsOfKey = new HashMap<>();
    private final SharedRun sharedRun;
    private long arrivals;
    /** Written under the lock, read without. */
    private volatile long lastTimestampMs;

    AccountItems(ItemSettings settings, ItemStats stats, long nowMs) {
        this.settings = settings;
        this.stats = stats;
        this.sharedRun = new SharedRun(settings.maxAnswerBytes());
        // Positions start from the time, so that they go on growing over a restart: see Portal's firstIndex.
        this.arrivals = nowMs << 10;
    }

    /** Now, by the clock that stamps items: while the system's clock has stepped back, this one stands still. */
    long stampClockMs(long nowMs) {
        return Math.max(nowMs, lastTimestampMs);
    }

    /** Stores all items or none, answers the time stamp, and collects who is to be woken once the lock is free. */
    synchronized long set(KeyId key, List<NewItem> items, long nowMs, List<ItemReader> toWake) {
        long timestampMs = stampClockMs(nowMs);
        checkPortals(key, items);
        lastTimestampMs = timestampMs;
        if (items.size() == 1) {
            append(portalFor(items.getFirst().portalId(), key), items.getFirst(), timestampMs, toWake);
        } else {
            appendAll(key, items, timestampMs, toWake);
        }
        return timestampMs;
    }

    /** "If the size of the supplied array exceeds the buffer size, only the first 10 items will be used." */
    private void appendAll(KeyId key, List<NewItem> items, long timestampMs, List<ItemReader> toWake) {
        Map<PortalId, Integer> used = new HashMap<>();
        for (NewItem item : items) {
            int count = used.merge(item.portalId(), 1, Integer::sum);
            if (count > settings.itemsPerPortal()) {
                stats.surplus();
                continue;
            }
            List<ItemReader> readers = count == 1 ? toWake : new ArrayList<>(0);
            append(portalFor(item.portalId(), key), item, timestampMs, readers);
        }
    }

    private void append(Portal portal, NewItem item, long timestampMs, List<ItemReader> toWake) {
        portal.append(++arrivals, timestampMs, ItemAnswerWriter.slot(item, timestampMs));
        portal.addReadersTo(toWake);
        stats.stored();
    }

    private void checkPortals(KeyId key, List<NewItem> items) {
        int active = portalsOfKey.getOrDefault(key, 0);
        if (active + items.size() <= settings.portalsPerKey()) {
            return;
        }
        int added = newPortals(items);
        if (active + added > settings.portalsPerKey()) {
            throw new ItemRefusal(
                    ItemError.INVALID_ARGUMENTS,
                    "portalid names a new portal, and this API key has " + active + " of at most "
                            + settings.portalsPerKey() + " active; use one of those, or another key");
        }
    }

    /** A key that has as many portals as it may goes through this with every set, so it must cost next to nothing. */
    private int newPortals(List<NewItem> items) {
        if (items.size() == 1) {
            return isActive(items.getFirst().portalId()) ? 0 : 1;
        }
        Set<PortalId> added = new HashSet<>();
        for (NewItem item : items) {
            if (!isActive(item.portalId())) {
                added.add(item.portalId());
            }
        }
        return added.size();
    }

    private boolean isActive(PortalId id) {
        Portal portal = portals.get(id);
        return portal != null && portal.owner() != null;
    }

    private Portal portalFor(PortalId id, KeyId key) {
        Portal portal = portal(id);
        if (portal.owner() == null) {
            portal.own(key);
            portalsOfKey.merge(key, 1, Integer::sum);
        }
        return portal;
    }

    private Portal portal(PortalId id) {
        Portal portal = portals.get(id);
        if (portal == null) {
            portal = new Portal(id, settings.itemsPerPortal(), arrivals + 1);
            portals.put(id, portal);
        }
        return portal;
    }

    /**
     * Prepares cursors that go on at {@code from}; answers the portals of which it cannot be told whether anything was
     * lost since, because they were made anew, or the position is from a future that this server does not know.
     */
    synchronized List<PortalId> resume(ItemReader reader, Map<PortalId, Long> from) {
        List<PortalId> unknown = new ArrayList<>(0);
        for (Subscription subscription : reader.subscriptions()) {
            Portal portal = subscription.portal();
            Long next = from.get(portal.id());
            if (next == null) {
                continue;
            }
            if (next < portal.firstIndex() || next > portal.nextIndex()) {
                unknown.add(portal.id());
            }
            if (next <= portal.nextIndex()) {
                reader.cursors().move(portal.id(), next);
            }
        }
        return unknown;
    }

    /** Registers the reader with its portals, which then exist even when nothing was ever set to them. */
    synchronized void subscribe(ItemReader reader, List<PortalQuery> queries) {
        for (PortalQuery query : queries) {
            reader.subscribe(portal(query.portalId()), query);
        }
    }

    synchronized @Nullable Batch poll(ItemReader reader, long nowMs) {
        Batch batch = reader.subscriptions().size() == 1 ? pollOne(reader, nowMs) : select(reader, nowMs);
        if (batch != null) {
            stats.read(batch.size(), batch.lostCount());
        }
        return batch;
    }

    private @Nullable Batch select(ItemReader reader, long nowMs) {
        expireOf(reader, nowMs);
        return new Selection(settings.maxAnswerBytes()).select(reader, nowMs);
    }

    /**
     * A reader of one portal mostly keeps up: it has read everything, or wants all of the few items that came since. Then
     * it is given nothing, or a batch that it shares with others, and nothing is gathered or sorted.
     */
    private @Nullable Batch pollOne(ItemReader reader, long nowMs) {
        Subscription subscription = reader.subscriptions().getFirst();
        Portal portal = subscription.portal();
        PortalQuery query = subscription.query();
        Long wanted = reader.cursors().next(portal.id());
        if (wanted != null && wanted == portal.nextIndex()) {
            return null;
        }
        if (wanted == null || wanted < portal.oldestIndex() || !isWanted(portal.at(wanted), query, nowMs)) {
            return select(reader, nowMs);
        }
        // Time stamps never fall: where the oldest is wanted, all are.
        Batch batch = sharedRun.of(portal, wanted, query.schedule());
        if (batch == null) {
            return select(reader, nowMs);
        }
        reader.cursors().move(portal.id(), portal.nextIndex());
        return batch;
    }

    private boolean isWanted(Slot slot, PortalQuery query, long nowMs) {
        return slot.servertimestampMs() >= nowMs - settings.itemAge().toMillis() && Selection.wants(query, slot, nowMs);
    }

    /** The items of all portals; see {@link Selection#selectAll}. */
    synchronized @Nullable Batch all(long nowMs) {
        expireAll(nowMs);
        Batch batch = new Selection(settings.maxAnswerBytes()).selectAll(portals.values());
        if (batch != null) {
            stats.read(batch.size(), 0);
        }
        return batch;
    }

    synchronized List<PortalView> views(long nowMs) {
        expireAll(nowMs);
        return portals.values().stream()
                .filter(portal -> portal.owner() != null)
                .map(PortalView::of)
                .sorted(Comparator.comparing(view -> view.portalId().value()))
                .toList();
    }

    /** Drops what is too old. */
    synchronized void sweep(long nowMs) {
        expireAll(nowMs);
        List.copyOf(portals.values()).forEach(this::removeIfGone);
    }

    /** Keeps a session that lives on, while portals come and go, from collecting cursors without end. */
    synchronized void forgetGone(Cursors cursors) {
        cursors.retain(portals.keySet());
    }

    synchronized int portalCount() {
        return portals.size();
    }

    private void expireAll(long nowMs) {
        long oldestMs = nowMs - settings.itemAge().toMillis();
        portals.values().forEach(portal -> portal.expire(oldestMs));
    }

    private void expireOf(ItemReader reader, long nowMs) {
        long oldestMs = nowMs - settings.itemAge().toMillis();
        for (Subscription subscription : reader.subscriptions()) {
            subscription.portal().expire(oldestMs);
        }
    }

    synchronized Map<PortalId, Long> position(ItemReader reader) {
        Map<PortalId, Long> position = new LinkedHashMap<>();
        for (Subscription subscription : reader.subscriptions()) {
            Portal portal = subscription.portal();
            Long next = reader.cursors().next(portal.id());
            position.put(portal.id(), next == null ? portal.oldestIndex() : next);
        }
        return position;
    }

    /** True when this call closed it. */
    synchronized boolean close(ItemReader reader) {
        if (!reader.markClosed()) {
            return false;
        }
        for (Subscription subscription : reader.subscriptions()) {
            subscription.portal().remove(subscription);
            removeIfGone(subscription.portal());
            if (!portals.containsKey(subscription.portal().id())) {
                // Names that nobody ever set to must not pile up in a session.
                reader.cursors().forget(subscription.portal().id());
            }
        }
        reader.subscriptions().clear();
        stats.closed();
        return true;
    }

    private void removeIfGone(Portal portal) {
        if (!portal.isEmpty() || portal.hasReaders()) {
            return;
        }
        portals.remove(portal.id());
        KeyId owner = portal.owner();
        if (owner != null) {
            portalsOfKey.computeIfPresent(owner, (key, count) -> count == 1 ? null : count - 1);
        }
    }
}
