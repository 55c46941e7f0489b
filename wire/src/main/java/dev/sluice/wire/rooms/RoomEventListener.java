package dev.sluice.wire.rooms;

/** Gets what a client is told, one call a message, from {@link RoomEventReader}. */
public interface RoomEventListener {
    /** {@code rtc:joined}. */
    void joined(JoinedAnswer answer);

    /** {@code rtc:peer}. */
    void peerJoined(String id);

    /** {@code rtc:sdp}. */
    void sdp(String peer, RawValue description);

    /** {@code rtc:candidate}. */
    void candidate(String peer, RawValue candidate);

    /** {@code rtc:describe}; an object or null. */
    void described(String peer, RawValue description);

    /** {@code rtc:close}. */
    void peerGone(String id);

    /** {@code rtc:stop}. */
    void stopped();

    /**
     * {@code rtc:error}.
     *
     * @param reason a word of {@link RoomError}, one that a newer server has, or empty: PyRTC sends none
     * @param message for people
     */
    void refused(String reason, String message);

    /** A message of the application that shares the socket. */
    void application(String type, RawValue data);
}
