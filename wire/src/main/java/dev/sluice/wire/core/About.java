package dev.sluice.wire.core;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who answers: {@code GET /api}. Without a valid token a Core tells only app, auths and the major version.
 *
 * @param auths the ways to log in; empty when everything is open
 * @param createdAt when this instance started; a reload of the configuration starts a new one
 */
public record About(
        String app,
        List<String> auths,
        @Nullable String name,
        @Nullable String id,
        @Nullable Instant createdAt,
        @Nullable Long uptimeSeconds,
        Version version,
        @Nullable AboutResources resources) {
    public About {
        Fields.required("app", app);
        auths = Fields.list(auths);
        Fields.required("version", version);
    }

    /** Whether this Core wants a login of its own (not Auth0) before it answers. */
    public boolean wantsLogin() {
        return auths.contains("localjwt");
    }
}
