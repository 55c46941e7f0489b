package dev.sluice.items;

import dev.sluice.wire.items.ItemAnswerWriter;
import dev.sluice.wire.items.PortalId;
import dev.sluice.wire.items.PortalQuery;
import dev.sluice.wire.items.Schedule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the items of one answer: those after the cursors that the queries want, in the order they want, as many as
 * fit, and at least one. Portals of one schedule are merged by arrival, so a busy portal cannot starve a quiet one.
 *
 * <p>One poll's scratch; used under the account's lock.
 */
final class Selection {
    private final int maxBytes;
    private final List<Slot> newestFirst = new ArrayList<>(1);
    private final List<Slot> oldestFirst = new ArrayList<>(1);
    private final List<Slot> taken = new ArrayList<>(1);
    private final Map<PortalId, Long> lost = new HashMap<>(0);
    private int bytes = ItemAnswerWriter.overheadBytes();
    private boolean full;

    Selection(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Answers what {@code reader} is to be sent now and moves its cursors; null when that is nothing. */
    @Nullable
    Batch select(ItemReader reader, long nowMs) {
        for (Subscription subscription : reader.subscriptions()) {
            gather(subscription, reader.cursors(), nowMs);
        }
        newestFirst.sort(Comparator.comparingLong(Slot::arrival).reversed());
        oldestFirst.sort(Comparator.comparingLong(Slot::arrival));
        takeAlternately(reader.cursors());
        return taken.isEmpty() ? null : Batch.of(taken, lost);
    }

    /** Every item of these portals, newest first, as many as fit; no cursor has a part in it. */
    @Nullable
    Batch selectAll(Iterable<Portal> portals) {
        for (Portal portal : portals) {
            for (long index = portal.oldestIndex(); index < portal.nextIndex(); index++) {
                newestFirst.add(portal.at(index));
            }
        }
        newestFirst.sort(Comparator.comparingLong(Slot::arrival).reversed());
        newestFirst.forEach(this::take);
        return taken.isEmpty() ? null : Batch.of(taken, Map.of());
    }

    /** Finds the candidates of one portal, counts what it overwrote, and moves the cursor past all of them. */
    private void gather(Subscription subscription, Cursors cursors, long nowMs) {
        Portal portal = subscription.portal();
        Long wanted = cursors.next(portal.id());
        if (wanted != null && wanted == portal.nextIndex()) {
            return;
        }
        cursors.move(portal.id(), portal.nextIndex());
        if (portal.isEmpty()) {
            return;
        }
        PortalQuery query = subscription.query();
        if (wanted != null && wants(query, portal.at(portal.oldestIndex()), nowMs)) {
            // Older than the oldest, and that one is wanted: so these were, too.
            addLoss(portal.id(), portal.oldestIndex() - Math.max(wanted, portal.firstIndex()));
        }
        long from = wanted == null ? portal.oldestIndex() : Math.max(wanted, portal.oldestIndex());
        if (query.schedule() == Schedule.FIFO) {
            gatherOldestFirst(portal, query, from, nowMs, cursors);
        } else {
            gatherNewestFirst(portal, query, from, nowMs);
        }
    }

    /** Goes no further than one answer can hold, so that a long ring is not walked again for each answer. */
    private void gatherOldestFirst(Portal portal, PortalQuery query, long from, long nowMs, Cursors cursors) {
        int gatheredBytes = 0;
        for (long index = from; index < portal.nextIndex(); index++) {
            if (gatheredBytes > maxBytes) {
                cursors.move(portal.id(), index);
                return;
            }
            Slot slot = portal.at(index);
            if (wants(query, slot, nowMs)) {
                oldestFirst.add(slot);
                gatheredBytes += slot.json().length;
            }
        }
    }

    private void gatherNewestFirst(Portal portal, PortalQuery query, long from, long nowMs) {
        int gatheredBytes = 0;
        for (long index = portal.nextIndex() - 1; index >= from; index--) {
            Slot slot = portal.at(index);
            if (!wants(query, slot, nowMs)) {
                return; // time stamps never fall, so nothing older is wanted either
            }
            if (gatheredBytes > maxBytes) {
                addLoss(portal.id(), 1);
            } else {
                newestFirst.add(slot);
                gatheredBytes += slot.json().length;
            }
        }
    }

    static boolean wants(PortalQuery query, Slot slot, long nowMs) {
        boolean fresh =
                query.cutoffMs() == PortalQuery.NO_CUTOFF || nowMs - slot.servertimestampMs() <= query.cutoffMs();
        return fresh && slot.servertimestampMs() > query.afterTimestampMs();
    }

    private void takeAlternately(Cursors cursors) {
        int most = Math.max(newestFirst.size(), oldestFirst.size());
        for (int i = 0; i < most; i++) {
            if (i < newestFirst.size() && !take(newestFirst.get(i))) {
                addLoss(newestFirst.get(i).portalId(), 1);
            }
            if (i < oldestFirst.size() && !take(oldestFirst.get(i))) {
                bringLater(oldestFirst.get(i), cursors);
            }
        }
    }

    private boolean take(Slot slot) {
        int more = slot.json().length + (taken.isEmpty() ? 0 : 1);
        full = full || (!taken.isEmpty() && bytes + more > maxBytes);
        if (!full) {
            taken.add(slot);
            bytes += more;
        }
        return !full;
    }

    /** The first item of a portal that did not fit is where the next poll goes on. */
    private static void bringLater(Slot slot, Cursors cursors) {
        Long next = cursors.next(slot.portalId());
        if (next == null || slot.index() < next) {
            cursors.move(slot.portalId(), slot.index());
        }
    }

    private void addLoss(PortalId portal, long count) {
        if (count > 0) {
            lost.merge(portal, count, Long::sum);
        }
    }
}
