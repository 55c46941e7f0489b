package dev.sluice.wire.core;

import java.util.List;
import java.util.Map;

/** One SRT connection. */
public record SrtConnection(Map<String, List<SrtLogEntry>> log, SrtStatistics stats) {
    public SrtConnection {
        log = Fields.map(log);
        Fields.required("stats", stats);
    }
}
