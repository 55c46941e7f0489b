package dev.sluice.wire.core;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The raft cluster of newer Cores. */
public record ClusterAbout(
        String id,
        @Nullable String version,
        @Nullable List<String> publicDomains,
        @Nullable Boolean degraded,
        @Nullable String degradedError,
        @Nullable String status,
        @Nullable Leader leader,
        @Nullable Raft raft,
        List<CoreNode> nodes) {
    public ClusterAbout {
        Fields.required("id", id);
        publicDomains = Fields.copyOrNull(publicDomains);
        nodes = Fields.list(nodes);
    }

    /** The node that leads. */
    public record Leader(
            String id, @Nullable String address, @Nullable Long electedSeconds) {
        public Leader {
            Fields.required("id", id);
        }
    }

    /** The state of the consensus. */
    public record Raft(
            @Nullable String address,
            @Nullable String state,
            @Nullable Double lastContactMs,
            @Nullable Long numPeers,
            @Nullable Long logTerm,
            @Nullable Long logIndex) {}
}
