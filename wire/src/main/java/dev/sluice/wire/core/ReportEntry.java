package dev.sluice.wire.core;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The log of a run that ended.
 *
 * @param createdAt Unix time in seconds
 * @param exitedAt Unix time in seconds
 */
public record ReportEntry(
        long createdAt,
        @Nullable Long exitedAt,
        @Nullable ExecState exitState,
        @Nullable Progress progress,
        @Nullable List<String> prelude,
        @Nullable List<LogLine> log,
        @Nullable List<String> matches,
        @Nullable JsonNode resources,
        @Nullable Map<String, Long> lines)
        implements RunLog {
    public ReportEntry {
        prelude = Fields.copyOrNull(prelude);
        log = Fields.copyOrNull(log);
        matches = Fields.copyOrNull(matches);
        lines = Fields.copyOrNull(lines);
    }
}
