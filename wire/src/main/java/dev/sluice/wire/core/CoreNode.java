package dev.sluice.wire.core;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A node of the raft cluster of newer Cores. */
public record CoreNode(
        String id,
        @Nullable String name,
        @Nullable String version,
        @Nullable String status,
        @Nullable String error,
        @Nullable Boolean voter,
        @Nullable Boolean leader,
        @Nullable String address,
        @Nullable Instant createdAt,
        @Nullable Long uptimeSeconds,
        @Nullable Double lastContactMs,
        @Nullable Double latencyMs,
        @Nullable List<String> publicDomains,
        @Nullable JsonNode core,
        @Nullable JsonNode resources) {
    public CoreNode {
        Fields.required("id", id);
        publicDomains = Fields.copyOrNull(publicDomains);
    }
}
