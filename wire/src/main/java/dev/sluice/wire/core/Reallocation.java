package dev.sluice.wire.core;

import java.util.List;

/** Moves processes to a node; newer Cores only. */
public record Reallocation(String targetNodeId, List<ProcessId> processIds) {
    public Reallocation {
        Fields.required("target_node_id", targetNodeId);
        processIds = Fields.list(processIds);
    }
}
