package dev.sluice.client.rooms;

import dev.sluice.wire.rooms.RawValue;
import java.time.Duration;

/**
 * What happens in a room, in the order in which the server told it. The end of a room is no event: a subscriber gets
 * {@code onComplete} or {@code onError}, a listener {@link RoomListener#ended}.
 */
public sealed interface RoomEvent {
    /** Somebody joined. It makes the first offer; wait for it. */
    record PeerJoined(String id, RawValue description) implements RoomEvent {}

    /** A peer is gone. */
    record PeerLeft(String id) implements RoomEvent {}

    /** A peer shows something else of itself: an object, or null. */
    record Described(String peer, RawValue description) implements RoomEvent {}

    /** A peer's session description, as it wrote it: {@link SessionDescription#of} reads it. */
    record Sdp(String peer, RawValue description) implements RoomEvent {}

    /** A peer's ICE candidate, as it wrote it, or null for the last: {@link IceCandidate#of} reads it. */
    record Candidate(String peer, RawValue candidate) implements RoomEvent {}

    /** A message of the application on the server that shares the socket. */
    record Application(String type, RawValue data) implements RoomEvent {}

    /**
     * The server refused something that was sent ({@code rtc:error}).
     *
     * @param reason a stable word, such as {@code unknown-peer}; empty from PyRTC, which has none
     */
    record Refused(String reason, String message) implements RoomEvent {}

    /**
     * The socket is lost, and an attempt to get back begins after a wait.
     *
     * @param cause why the socket is lost, or why the attempt before failed
     * @param attempt from 1 on
     */
    record Reconnecting(RoomException cause, int attempt, Duration delay) implements RoomEvent {}

    /**
     * Back as the same peer: the others noticed nothing, and connections between peers live on. Events about peers that
     * came, went or changed meanwhile follow.
     */
    record Resumed() implements RoomEvent {}

    /**
     * Back as somebody new, because the lease was over or the server has none. Before this every old peer was told as
     * {@link PeerLeft}; now it is as after joining: make an offer to each of {@link Room#peers}.
     */
    record Rejoined(String oldId, String id) implements RoomEvent {}

    /** So many events were dropped here, because too many waited ({@link Overflow#DROP_OLDEST}). */
    record Missed(long count) implements RoomEvent {}
}
