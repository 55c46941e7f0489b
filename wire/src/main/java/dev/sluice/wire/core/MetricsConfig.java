package dev.sluice.wire.core;

import org.jspecify.annotations.Nullable;

/** {@code metrics.*}. */
public record MetricsConfig(
        @Nullable Boolean enable,
        @Nullable Boolean enablePrometheus,
        @Nullable Long rangeSec,
        @Nullable Long intervalSec) {

    static final MetricsConfig EMPTY = new MetricsConfig(null, null, null, null);
}
