package dev.sluice.wire.core;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which events to send: those of one component whose fields match; each value is a regular expression. */
public record LogEventFilter(
        @Nullable String event,
        @Nullable String message,
        @Nullable String level,
        @Nullable String caller,
        @Nullable String coreId,
        @Nullable Map<String, String> data) {
    public LogEventFilter {
        data = Fields.copyOrNull(data);
    }

    /** All events of one component, for example {@code Process}. */
    public static LogEventFilter of(String event) {
        return new LogEventFilter(event, null, null, null, null, null);
    }
}
