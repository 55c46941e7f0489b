package dev.sluice.wire.core;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A process as a Core lists it. The last four parts are there as far as the filter of the query asked for them.
 *
 * @param createdAt Unix time in seconds
 * @param updatedAt Unix time in seconds; absent on Cores before 16.12
 * @param metadata JSON null when it was asked for and there is none
 */
public record CoreProcess(
        String id,
        @Nullable String owner,
        @Nullable String domain,
        String type,
        String reference,
        @Nullable String coreId,
        long createdAt,
        @Nullable Long updatedAt,
        @Nullable ProcessConfig config,
        @Nullable ProcessState state,
        @Nullable ProcessReport report,
        @Nullable JsonNode metadata) {
    public CoreProcess {
        Fields.required("id", id);
        Fields.required("type", type);
        Fields.required("reference", reference);
    }
}
