package dev.sluice.wire.items;

/**
 * An item as a get brings it.
 *
 * @param servertimestampMs Unix time in ms (UTC) at which the server took the set
 */
public record Item(PortalId portalId, String payload, long servertimestampMs) {}
