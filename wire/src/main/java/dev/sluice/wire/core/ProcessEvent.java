package dev.sluice.wire.core;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A line or the progress of a process; newer Cores only. */
public record ProcessEvent(
        String type,
        @Nullable String pid,
        @Nullable String domain,
        @Nullable String coreId,
        @Nullable String line,
        @Nullable JsonNode progress,
        @Nullable Long ts) {
    public ProcessEvent {
        Fields.required("type", type);
    }
}
