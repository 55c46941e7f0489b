package dev.sluice.client.core;

import dev.sluice.wire.core.ReportSearchResult;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Runs that ended, over all processes. Each call gives a future at once. Safe for all threads. */
public final class AsyncReportApi {
    private final Caller caller;

    AsyncReportApi(Caller caller) {
        this.caller = caller;
    }

    /** The runs that match. Core 16.16 has no such call. */
    public CompletableFuture<List<ReportSearchResult>> search(ReportQuery query) {
        return caller.start(CoreCalls.searchReports(query));
    }
}
