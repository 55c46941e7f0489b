package dev.sluice.wire.admin;

import java.util.List;

/**
 * {@code GET /admin/v1/rooms/POOL}.
 *
 * @param kept whether it stays when it is empty, because an admin call opened it
 * @param peers in the order of joining
 */
public record RoomDocument(String name, boolean kept, List<RoomPeer> peers) {
    public RoomDocument {
        peers = List.copyOf(peers);
    }
}
