package dev.sluice.wire.core;

import org.jspecify.annotations.Nullable;

/** What one graphics processor has and uses; newer Cores only. */
public record GpuResources(
        @Nullable Long memoryTotalBytes,
        @Nullable Long memoryLimitBytes,
        @Nullable Long memoryUsedBytes,
        @Nullable Double usageGeneral,
        @Nullable Double usageEncoder,
        @Nullable Double usageDecoder,
        @Nullable Double usageLimit) {}
