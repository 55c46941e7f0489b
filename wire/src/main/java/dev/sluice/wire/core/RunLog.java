package dev.sluice.wire.core;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What FFmpeg printed in one run. */
public sealed interface RunLog permits ProcessReport, ReportEntry {
    @Nullable
    List<String> prelude();

    @Nullable
    List<LogLine> log();

    /** The prelude, empty when the answer had none. */
    default List<String> preludeLines() {
        List<String> lines = prelude();
        return lines == null ? List.of() : lines;
    }

    /** The log, empty when the answer had none. */
    default List<LogLine> logLines() {
        List<LogLine> lines = log();
        return lines == null ? List.of() : lines;
    }
}
