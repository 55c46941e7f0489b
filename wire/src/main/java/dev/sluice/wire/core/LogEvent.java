package dev.sluice.wire.core;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One event of {@code POST /api/v3/events}.
 *
 * @param ts Unix time in seconds
 * @param level a number on Cores of 2023, a word on newer ones
 */
public record LogEvent(
        long ts,
        @Nullable JsonNode level,
        @JsonAlias("component") @Nullable String event,
        @Nullable String message,
        @Nullable String caller,
        @Nullable String coreId,
        @Nullable Map<String, String> data) {
    public LogEvent {
        data = Fields.copyOrNull(data);
    }
}
