package dev.sluice.client.core;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a client.
 *
 * @param accessToken null when the server wants no login
 * @param expiresAt when the access token ends, by the server's clock; null when it does not say
 */
public record CoreToken(
        @Nullable String accessToken,
        @Nullable String refreshToken,
        @Nullable Instant expiresAt) {
    /** What a client of a server without login has. */
    public static final CoreToken NONE = new CoreToken(null, null, null);

    /** Leaves the tokens out, so that a log line cannot leak them. */
    @Override
    public String toString() {
        return "CoreToken[" + (accessToken == null ? "none" : "expiresAt=" + expiresAt) + "]";
    }
}
