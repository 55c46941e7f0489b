package dev.sluice.client.core;

import dev.sluice.wire.core.ReportSearchResult;
import java.util.List;

/** Runs that ended, over all processes. Each call waits for its answer. Safe for all threads. */
public final class ReportApi {
    private final Caller caller;

    ReportApi(Caller caller) {
        this.caller = caller;
    }

    /** The runs that match. Core 16.16 has no such call. */
    public List<ReportSearchResult> search(ReportQuery query) {
        return caller.run(CoreCalls.searchReports(query));
    }
}
