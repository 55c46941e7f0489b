package dev.sluice.wire.core;

import org.jspecify.annotations.Nullable;

/** {@code service.*}. */
public record ServiceConfig(
        @Nullable Boolean enable,
        @Nullable String token,
        @Nullable String url) {

    static final ServiceConfig EMPTY = new ServiceConfig(null, null, null);
}
