package dev.sluice.wire.core;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code log.*}: what a Core logs and keeps. */
public record LogConfig(
        @Nullable String level,
        @Nullable List<String> topics,
        @Nullable Integer maxLines) {
    public LogConfig {
        topics = Fields.copyOrNull(topics);
    }

    static final LogConfig EMPTY = new LogConfig(null, null, null);
}
