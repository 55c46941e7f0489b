package dev.sluice.items;

import dev.sluice.wire.items.PortalId;
import org.jspecify.annotations.Nullable;

/**
 * One item in a ring, encoded once for everybody who reads it. The arrays are shared and never changed.
 *
 * <p>{@link #batch} is guarded by the account's lock; everything else is immutable.
 */
final class Slot {
    private final PortalId portalId;
    private final long index;
    private final long arrival;
    private final long servertimestampMs;
    private final byte[] json;
    private @Nullable Batch batch;

    Slot(PortalId portalId, long index, long arrival, long servertimestampMs, byte[] json) {
        this.portalId = portalId;
        this.index = index;
        this.arrival = arrival;
        this.servertimestampMs = servertimestampMs;
        this.json = json;
    }

    PortalId portalId() {
        return portalId;
    }

    /** Position in its portal, growing by one. */
    long index() {
        return index;
    }

    /** Position among all items of the account. */
    long arrival() {
        return arrival;
    }

    long servertimestampMs() {
        return servertimestampMs;
    }

    byte[] json() {
        return json;
    }

    /** An answer with this item alone: what most streams send, made once per item. */
    Batch batch() {
        Batch made = batch;
        if (made == null) {
            made = Batch.ofOne(this);
            batch = made;
        }
        return made;
    }
}
