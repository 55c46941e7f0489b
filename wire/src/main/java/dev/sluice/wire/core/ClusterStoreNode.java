package dev.sluice.wire.core;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A node as the store of a cluster has it; newer Cores only. */
public record ClusterStoreNode(
        String id, NodeState state, @Nullable Instant updatedAt) {
    public ClusterStoreNode {
        Fields.required("id", id);
        Fields.required("state", state);
    }
}
