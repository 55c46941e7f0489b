package dev.sluice.wire.core;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The files that a node offers; newer Cores only. */
public record ClusterNodeFiles(@Nullable Long lastUpdate, Map<String, List<String>> files) {
    public ClusterNodeFiles {
        files = Fields.map(files);
    }
}
