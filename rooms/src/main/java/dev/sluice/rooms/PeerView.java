package dev.sluice.rooms;

import dev.sluice.wire.rooms.RawValue;

/**
 * A peer of a pool as it is at one moment.
 *
 * @param description null where nothing was said
 * @param joinedMs Unix time
 * @param connected false when its connection is lost and its lease runs
 * @param waitingBytes what its mailbox holds
 */
public record PeerView(
        String id, String address, RawValue description, long joinedMs, boolean connected, long waitingBytes) {}
