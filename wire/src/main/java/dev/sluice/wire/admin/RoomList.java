package dev.sluice.wire.admin;

import java.util.List;

/** {@code GET /admin/v1/rooms}. */
public record RoomList(List<RoomSummary> pools) {
    public RoomList {
        pools = List.copyOf(pools);
    }
}
