package dev.sluice.wire.admin;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A peer of a pool as the admin API shows it.
 *
 * @param address of its client
 * @param description a JSON object, or null where nothing was said
 * @param joinedms Unix time in ms
 * @param connected false while its lease runs
 * @param waitingbytes what waits to be sent to it
 */
public record RoomPeer(
        String id,
        String address,
        @Nullable JsonNode description,
        long joinedms,
        boolean connected,
        long waitingbytes) {}
