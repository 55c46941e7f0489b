package dev.sluice.client.rooms;

import dev.sluice.wire.rooms.RawValue;
import java.time.Duration;
import java.util.Optional;

/**
 * Callbacks of a room, one after the other, on virtual threads: they may block, and while one does, the room itself goes
 * on and events wait ({@link RoomClientBuilder#maxWaitingEvents}). What a callback throws goes to its thread's handler of
 * uncaught exceptions, and the next one is called. All do nothing by themselves.
 */
public interface RoomListener {
    /** See {@link RoomEvent.PeerJoined}. */
    default void peerJoined(Room room, String id, RawValue description) {}

    /** See {@link RoomEvent.PeerLeft}. */
    default void peerLeft(Room room, String id) {}

    /** See {@link RoomEvent.Described}. */
    default void described(Room room, String peer, RawValue description) {}

    /** See {@link RoomEvent.Sdp}. */
    default void sdp(Room room, String peer, RawValue description) {}

    /** See {@link RoomEvent.Candidate}. */
    default void candidate(Room room, String peer, RawValue candidate) {}

    /** See {@link RoomEvent.Application}. */
    default void application(Room room, String type, RawValue data) {}

    /** See {@link RoomEvent.Refused}. */
    default void refused(Room room, String reason, String message) {}

    /** See {@link RoomEvent.Reconnecting}. */
    default void reconnecting(Room room, RoomException cause, int attempt, Duration delay) {}

    /** See {@link RoomEvent.Resumed}. */
    default void resumed(Room room) {}

    /** See {@link RoomEvent.Rejoined}. */
    default void rejoined(Room room, String oldId, String id) {}

    /** See {@link RoomEvent.Missed}. */
    default void missed(Room room, long count) {}

    /** The last call: why the room is over, or that this listener was too slow; empty when it was left. */
    default void ended(Room room, Optional<RoomException> cause) {}
}
