package dev.sluice.wire.core;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code sessions.*}. */
public record SessionsConfig(
        @Nullable Boolean enable,
        @Nullable List<String> ipIgnorelist,
        @Nullable Integer sessionTimeoutSec,
        @Nullable Boolean persist,
        @Nullable Integer persistIntervalSec,
        @Nullable Long maxBitrateMbit,
        @Nullable Long maxSessions) {
    public SessionsConfig {
        ipIgnorelist = Fields.copyOrNull(ipIgnorelist);
    }

    static final SessionsConfig EMPTY = new SessionsConfig(null, null, null, null, null, null, null);
}
