package dev.sluice.wire.core;

import org.jspecify.annotations.Nullable;

/** What a login brings: two JWTs. A refresh brings the access token alone. */
public record TokenPair(String accessToken, @Nullable String refreshToken) {
    public TokenPair {
        Fields.required("access_token", accessToken);
    }

    /** Leaves the tokens out, so that a log line cannot leak them. */
    @Override
    public String toString() {
        return "TokenPair[]";
    }
}
