package dev.sluice.wire.core;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the machine of a Core has and uses; newer Cores only. */
public record AboutResources(
        @JsonProperty("is_throttling") @Nullable Boolean isThrottling,
        @Nullable Double ncpu,
        @Nullable Double cpuUsed,
        @Nullable Double cpuLimit,
        @Nullable Double cpuCore,
        @Nullable Long memoryTotalBytes,
        @Nullable Long memoryLimitBytes,
        @Nullable Long memoryUsedBytes,
        @Nullable Long memoryCoreBytes,
        @Nullable List<GpuResources> gpu) {
    public AboutResources {
        gpu = Fields.copyOrNull(gpu);
    }
}
