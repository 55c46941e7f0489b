package dev.sluice.edge.rooms;

import dev.sluice.wire.rooms.RawValue;
import java.util.Optional;

/** The STUN and TURN servers that a peer may use. Called on the peer's loop, for each join; it must return at once. */
@FunctionalInterface
public interface IceOffer {
    /**
     * For one peer.
     *
     * @param host by which the client reached this server, without port; IPv6 in brackets
     * @return an array as RTCConfiguration's {@code iceServers}; empty where there are none
     */
    Optional<RawValue> forHost(String host);

    /** No servers. */
    static IceOffer none() {
        return host -> Optional.empty();
    }
}
