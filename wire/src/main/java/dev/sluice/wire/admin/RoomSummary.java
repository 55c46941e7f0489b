package dev.sluice.wire.admin;

/**
 * A pool in {@code GET /admin/v1/rooms}.
 *
 * @param kept whether it stays when it is empty, because an admin call opened it
 */
public record RoomSummary(String name, int peers, boolean kept) {}
