package dev.sluice.wire.rooms;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of {@code RTCConfiguration.iceServers} (W3C WebRTC 1.0, 4.2.2). {@link #toString} hides the credential.
 *
 * @param urls as in RFC 7064 and RFC 7065: {@code stun:host:3478}, {@code turn:host:3478?transport=udp}
 * @param username of a TURN server; null for STUN
 * @param credential of a TURN server; null for STUN
 */
public record IceServer(
        List<String> urls,
        @Nullable String username,
        @Nullable String credential) {
    /** Takes a copy of the list. */
    public IceServer {
        urls = List.copyOf(urls);
    }

    /** A server that asks for no credential. */
    public static IceServer open(List<String> urls) {
        return new IceServer(urls, null, null);
    }

    @Override
    public String toString() {
        return "IceServer[" + String.join(", ", urls) + (username == null ? "" : ", " + username) + "]";
    }
}
