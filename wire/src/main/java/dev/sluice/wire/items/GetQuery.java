package dev.sluice.wire.items;

import java.util.List;

/**
 * A get.
 *
 * @param portals empty for "the items of all portals of the account", where mode, schedule and cutoff have no effect
 */
public record GetQuery(List<PortalQuery> portals, Mode mode) {
    public GetQuery {
        portals = List.copyOf(portals);
    }

    public boolean allPortals() {
        return portals.isEmpty();
    }
}
