package dev.sluice.wire.rooms;

import org.jspecify.annotations.Nullable;

/** What a client asks for. */
public sealed interface RoomRequest {
    /**
     * {@code rtc:join}.
     *
     * @param pool the name asked for; the server may put the peer into another one
     * @param token a pool token, where one is required (Sluice's own field)
     * @param resume the token of an earlier {@code rtc:joined}, to take its id back (Sluice's own field)
     */
    record Join(
            String pool, @Nullable String token, @Nullable String resume) implements RoomRequest {}

    /** {@code rtc:sdp}. */
    record Sdp(String to, RawValue description) implements RoomRequest {}

    /** {@code rtc:candidate}; {@code to} is called {@code for} on the wire. */
    record Candidate(String to, RawValue candidate) implements RoomRequest {}

    /** {@code describe}: what the sender shows of itself to the others of its pool, an object or null. */
    record Describe(RawValue description) implements RoomRequest {}

    /** Anything whose type does not start with {@code rtc:}: it belongs to the application that shares the socket. */
    record Application(String type, RawValue data) implements RoomRequest {}
}
