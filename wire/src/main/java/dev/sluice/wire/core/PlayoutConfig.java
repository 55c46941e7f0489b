package dev.sluice.wire.core;

import org.jspecify.annotations.Nullable;

/** {@code playout.*}. */
public record PlayoutConfig(
        @Nullable Boolean enable,
        @Nullable Integer minPort,
        @Nullable Integer maxPort) {

    static final PlayoutConfig EMPTY = new PlayoutConfig(null, null, null);
}
