package dev.sluice.items;

import dev.sluice.base.KeyId;
import dev.sluice.wire.items.PortalId;
import org.jspecify.annotations.Nullable;

/**
 * A portal as a console shows it.
 *
 * @param owner the key for which it counts
 * @param items items in the ring now
 * @param taken items ever set to it
 * @param readers open readers
 * @param newestMs time stamp of the newest item, 0 when there is none
 */
public record PortalView(PortalId portalId, @Nullable KeyId owner, long items, long taken, int readers, long newestMs) {
    static PortalView of(Portal portal) {
        long newestMs = portal.isEmpty() ? 0 : portal.at(portal.nextIndex() - 1).servertimestampMs();
        return new PortalView(
                portal.id(),
                portal.owner(),
                portal.nextIndex() - portal.oldestIndex(),
                portal.nextIndex() - portal.firstIndex(),
                portal.readerCount(),
                newestMs);
    }
}
