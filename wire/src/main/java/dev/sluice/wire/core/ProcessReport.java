package dev.sluice.wire.core;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The log of the run that is under way, and of the runs before it.
 *
 * @param createdAt Unix time in seconds; a Core of early 2023 leaks -62135596800 when nothing runs
 * @param prelude what FFmpeg printed before its first progress; absent when nothing runs
 * @param history runs that ended, oldest first
 */
public record ProcessReport(
        long createdAt,
        @Nullable Long exitedAt,
        @Nullable ExecState exitState,
        @Nullable Progress progress,
        @Nullable List<String> prelude,
        @Nullable List<LogLine> log,
        @Nullable List<String> matches,
        @Nullable JsonNode resources,
        @Nullable Map<String, Long> lines,
        List<ReportEntry> history)
        implements RunLog {
    public ProcessReport {
        prelude = Fields.copyOrNull(prelude);
        log = Fields.copyOrNull(log);
        matches = Fields.copyOrNull(matches);
        lines = Fields.copyOrNull(lines);
        history = Fields.list(history);
    }
}
