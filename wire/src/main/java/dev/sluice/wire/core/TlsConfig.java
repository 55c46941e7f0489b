package dev.sluice.wire.core;

import org.jspecify.annotations.Nullable;

/** {@code tls.*}. */
public record TlsConfig(
        @Nullable String address,
        @Nullable Boolean enable,
        @Nullable Boolean auto,
        @Nullable String email,
        @Nullable String certFile,
        @Nullable String keyFile) {

    static final TlsConfig EMPTY = new TlsConfig(null, null, null, null, null, null);
}
