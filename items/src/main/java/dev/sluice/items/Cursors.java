package dev.sluice.items;

import dev.sluice.wire.items.PortalId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far a session, or a view of its own, has read: the next position it wants, per portal.
 *
 * <p>Guarded by the lock of the session's {@link AccountItems}.
 */
final class Cursors {
    private static final int MOST_GONE = 100;

    private final Map<PortalId, Long> next = new HashMap<>();

    /** The next position wanted, or null when this portal was never read. */
    @Nullable
    Long next(PortalId portal) {
        return next.get(portal);
    }

    void move(PortalId portal, long nextIndex) {
        next.put(portal, nextIndex);
    }

    /**
     * Forgets portals that are gone, once there are many of them: a few are kept, so that a reader is told what it
     * lost of a portal that was gone and came back.
     */
    void retain(Set<PortalId> portals) {
        if (next.size() > portals.size() + MOST_GONE) {
            next.keySet().retainAll(portals);
        }
    }

    void forget(PortalId portal) {
        next.remove(portal);
    }
}
