package dev.sluice.wire.rooms;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a client is told. */
public sealed interface RoomEvent {
    /**
     * {@code rtc:joined}.
     *
     * @param id of the one that joined ({@code client_id})
     * @param descriptions of everybody in the pool, the joined one included; null where nothing was said. The keys other
     *     than {@code id} are the peers
     * @param pool the name really joined
     * @param resume takes the id back on another socket (Sluice's own field)
     * @param iceServers an array as in RTCConfiguration, for this peer; null where the server has none (Sluice's own field)
     */
    record Joined(
            String id,
            Map<String, RawValue> descriptions,
            String pool,
            String resume,
            @Nullable RawValue iceServers) implements RoomEvent {}

    /** {@code rtc:peer}: somebody joined. */
    record PeerJoined(String id) implements RoomEvent {}

    /** {@code rtc:sdp}. */
    record Sdp(String peer, RawValue description) implements RoomEvent {}

    /** {@code rtc:candidate}. */
    record Candidate(String from, RawValue candidate) implements RoomEvent {}

    /** {@code rtc:describe}. */
    record Described(String id, RawValue description) implements RoomEvent {}

    /** {@code rtc:close}: a peer is gone. */
    record PeerGone(String id) implements RoomEvent {}

    /** {@code rtc:stop}: the pool is closed, or the peer was put out of it. */
    record Stopped() implements RoomEvent {}

    /** {@code rtc:error}. */
    record Refused(RoomError error, String message) implements RoomEvent {}

    /** A message of the application that shares the socket; its type must not start with {@code rtc:}. */
    record Application(String type, RawValue data) implements RoomEvent {}
}
