package dev.sluice.wire.items;

/** An item on its way to the server: what {@code item/set} carries. */
public record NewItem(PortalId portalId, String payload) {}
