package dev.sluice.edge.items;

import dev.sluice.access.Session;
import dev.sluice.edge.Loop;
import dev.sluice.items.ItemPlane;
import dev.sluice.wire.items.ItemRefusal;
import dev.sluice.wire.items.NewItem;
import java.util.List;

/**
 * Sets items on a loop. Readers of the same loop are written to when its turn ends at the latest, so that several sets of
 * one turn are one or two writes for each of them.
 *
 * <p>Immutable and thread-safe.
 */
final class ItemSets {
    private final ItemPlane plane;

    ItemSets(ItemPlane plane) {
        this.plane = plane;
    }

    /**
     * Stores all items or none and answers the time stamp. To be called on the loop.
     *
     * @throws ItemRefusal as {@link ItemPlane#set}
     */
    long set(Session session, Loop loop, List<NewItem> items) {
        if (items.size() == 1) {
            return plane.set(session.account(), session.key(), items);
        }
        // These may fill a ring by themselves. They must not push out what readers have only had no time for yet,
        // nor be pushed out by the next set.
        loop.endTurn();
        try {
            return plane.set(session.account(), session.key(), items);
        } finally {
            loop.endTurn();
        }
    }
}
