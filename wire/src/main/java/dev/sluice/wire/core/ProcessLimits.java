package dev.sluice.wire.core;

import org.jspecify.annotations.Nullable;

/**
 * What a process may use. A process that exceeds one of them for the whole waiting time is ended.
 *
 * @param cpuUsage percent of all cores together; 0 for no limit
 * @param memoryMbytes 1 MB = 1024 * 1024 bytes; 0 for no limit
 * @param waitforSeconds how long it may exceed a limit
 */
public record ProcessLimits(
        double cpuUsage,
        long memoryMbytes,
        @Nullable Double gpuUsage,
        @Nullable Double gpuEncoder,
        @Nullable Double gpuDecoder,
        @Nullable Long gpuMemoryMbytes,
        @Nullable Double logEventRate,
        long waitforSeconds) {
    public static ProcessLimits of(double cpuUsage, long memoryMbytes, long waitforSeconds) {
        return new ProcessLimits(cpuUsage, memoryMbytes, null, null, null, null, null, waitforSeconds);
    }
}
