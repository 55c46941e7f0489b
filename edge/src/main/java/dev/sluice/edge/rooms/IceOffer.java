package dev.sluice.edge.rooms;

import dev.sluice.wire.rooms.RawValue;
import java.time.Duration;
import java.util.Optional;

/** The STUN and TURN servers that a peer may use. Called on the peer's loop; it must return at once. */
public interface IceOffer {
    /**
     * For one peer.
     *
     * @param host by which the client reached this server, without port
     * @param mayJoin whether it may have servers that ask for a credential
     * @return an array as RTCConfiguration's {@code iceServers}; empty where there are none
     */
    Optional<RawValue> forHost(String host, boolean mayJoin);

    /** How long that is good for. */
    Duration ttl();
}
