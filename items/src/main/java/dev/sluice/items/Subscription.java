package dev.sluice.items;

import dev.sluice.wire.items.PortalQuery;

/**
 * One portal of one open reader.
 *
 * <p>Guarded by the lock of its {@link AccountItems}.
 */
final class Subscription {
    private final ItemReader reader;
    private final Portal portal;
    private final PortalQuery query;
    private int seat;

    Subscription(ItemReader reader, Portal portal, PortalQuery query) {
        this.reader = reader;
        this.portal = portal;
        this.query = query;
    }

    ItemReader reader() {
        return reader;
    }

    Portal portal() {
        return portal;
    }

    PortalQuery query() {
        return query;
    }

    int seat() {
        return seat;
    }

    void seat(int seat) {
        this.seat = seat;
    }
}
