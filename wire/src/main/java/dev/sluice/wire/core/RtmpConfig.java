package dev.sluice.wire.core;

import org.jspecify.annotations.Nullable;

/** {@code rtmp.*}. */
public record RtmpConfig(
        @Nullable Boolean enable,
        @Nullable Boolean enableTls,
        @Nullable String address,
        @Nullable String addressTls,
        @Nullable String app,
        @Nullable String token) {

    static final RtmpConfig EMPTY = new RtmpConfig(null, null, null, null, null, null);
}
