package dev.sluice.wire.core;

import org.jspecify.annotations.Nullable;

/** {@code debug.*}. */
public record DebugConfig(
        @Nullable Boolean profiling,
        @Nullable Integer forceGc,
        @Nullable Long memoryLimitMbytes) {

    static final DebugConfig EMPTY = new DebugConfig(null, null, null);
}
