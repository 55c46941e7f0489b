package dev.sluice.items;

import dev.sluice.wire.items.ItemAnswerWriter;
import dev.sluice.wire.items.PortalId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One item in a ring, encoded once for everybody who reads it. The arrays are shared and never changed.
 *
 * <p>{@link #line} is guarded by the account's lock; everything else is immutable.
 */
final class Slot {
    private final PortalId portalId;
    private final long index;
    private final long arrival;
    private final long servertimestampMs;
    private final byte[] json;
    private byte @Nullable [] line;

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

    /** A whole answer with this item alone and a line end: what most streams send, made once per item. */
    byte[] line() {
        byte[] made = line;
        if (made == null) {
            made = Batch.lineOf(ItemAnswerWriter.items(List.of(json), 0));
            line = made;
        }
        return made;
    }
}
