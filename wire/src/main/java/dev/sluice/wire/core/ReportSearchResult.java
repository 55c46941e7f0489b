package dev.sluice.wire.core;

import org.jspecify.annotations.Nullable;

/** A run that ended, as a search over all processes finds it. */
public record ReportSearchResult(
        String id, @Nullable String domain, String reference, ExecState exitState, long createdAt, long exitedAt) {
    public ReportSearchResult {
        Fields.required("id", id);
        Fields.required("reference", reference);
        Fields.required("exit_state", exitState);
    }
}
