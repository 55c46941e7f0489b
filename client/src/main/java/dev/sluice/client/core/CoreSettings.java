package dev.sluice.client.core;

import dev.sluice.base.Clock;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the builder collected; the meaning of each part stands at {@link CoreClientBuilder}. */
record CoreSettings(
        URI baseUrl,
        @Nullable String username,
        @Nullable String password,
        @Nullable String accessToken,
        @Nullable String refreshToken,
        @Nullable String auth0Token,
        int retries,
        Duration timeout,
        Duration backoff,
        Duration renewalLeeway,
        Duration eventSilence,
        int maxAnswerBytes,
        boolean compression,
        Clock clock) {

    boolean hasPassword() {
        return username != null && password != null;
    }

    /** Whether there is anything to log in with. */
    boolean canLogin() {
        return hasPassword() || auth0Token != null || refreshToken != null || accessToken != null;
    }

    /** Leaves every secret out. */
    @Override
    public String toString() {
        return "CoreSettings[" + baseUrl + "]";
    }
}
