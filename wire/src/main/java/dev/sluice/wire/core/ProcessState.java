package dev.sluice.wire.core;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a process does now.
 *
 * @param runtimeSeconds since the last change of state
 * @param reconnectSeconds until the next start, -1 if none is due
 * @param cpuUsage percent of all cores together
 * @param command the resolved arguments of FFmpeg, without the binary; may hold credentials
 */
public record ProcessState(
        ProcessOrder order,
        ExecState exec,
        long runtimeSeconds,
        long reconnectSeconds,
        String lastLogline,
        @Nullable Progress progress,
        long memoryBytes,
        double cpuUsage,
        @Nullable String limitMode,
        @Nullable JsonNode resources,
        List<String> command,
        @Nullable Long pid) {
    public ProcessState {
        Fields.required("order", order);
        Fields.required("exec", exec);
        Fields.required("last_logline", lastLogline);
        command = Fields.list(command);
    }
}
