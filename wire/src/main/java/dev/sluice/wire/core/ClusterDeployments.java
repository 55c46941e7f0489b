package dev.sluice.wire.core;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a cluster is about to change; newer Cores only. */
public record ClusterDeployments(List<Deployment> process) {
    public ClusterDeployments {
        process = Fields.list(process);
    }

    /** One change. */
    public record Deployment(
            String action,
            @Nullable String id,
            @Nullable String domain,
            @Nullable String nodeId,
            @Nullable String order,
            @Nullable String error,
            @Nullable Long updatedAt) {
        public Deployment {
            Fields.required("action", action);
        }
    }
}
