package dev.sluice.wire.rooms;

/** The error catalogue of the signalling dialect. The reasons are Sluice's own and stable: programs may rely on them. */
public enum RoomError {
    /** Not JSON, not an object, too deep, a binary frame, or a field that is missing or of a wrong type. */
    BAD_MESSAGE("bad-message"),
    /** A type that starts with {@code rtc:} and is none of the protocol's. */
    UNKNOWN_TYPE("unknown-type"),
    /** The message is over the limit; the connection is closed after this. */
    TOO_LARGE("too-large"),
    /** More messages or joins per second than allowed; this one was not acted upon. */
    TOO_FAST("too-fast"),
    /** The name of the pool is empty, too long or has control characters. */
    BAD_NAME("bad-name"),
    /** The socket is in a pool; it stays there. */
    ALREADY_JOINED("already-joined"),
    /** Only peers of a pool may do this. */
    NOT_JOINED("not-joined"),
    /** The one addressed is not another peer of this pool. */
    UNKNOWN_PEER("unknown-peer"),
    /** There is no such pool, and joining does not make one here. */
    UNKNOWN_POOL("unknown-pool"),
    POOL_FULL("pool-full"),
    TOO_MANY_POOLS("too-many-pools"),
    /** The pool can only be joined with a token. */
    TOKEN_REQUIRED("token-required"),
    /** The token is forged, has expired, or is for another pool. */
    BAD_TOKEN("bad-token"),
    /** The pool's admission policy said no. */
    REFUSED("refused"),
    /** The pool's rules or the peer's token do not allow this. */
    FORBIDDEN("forbidden"),
    /** The server is going down. */
    UNAVAILABLE("unavailable");

    private final String reason;

    RoomError(String reason) {
        this.reason = reason;
    }

    /** The word on the wire. */
    public String reason() {
        return reason;
    }
}
