package dev.sluice.wire.items;

/**
 * What a get wants of one portal.
 *
 * @param cutoffMs largest age of an item in ms by server time; {@link #NO_CUTOFF} for any age
 * @param afterTimestampMs only items with a larger {@code servertimestamp}; 0 for all
 */
public record PortalQuery(PortalId portalId, Schedule schedule, long cutoffMs, long afterTimestampMs) {
    public static final long NO_CUTOFF = -1;

    /** The documented defaults: newest first, any age. */
    public static PortalQuery of(PortalId portalId) {
        return new PortalQuery(portalId, Schedule.LIFO, NO_CUTOFF, 0);
    }
}
