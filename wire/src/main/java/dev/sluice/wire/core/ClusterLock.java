package dev.sluice.wire.core;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A lock in a cluster; newer Cores only. */
public record ClusterLock(String name, @Nullable Instant validUntil) {
    public ClusterLock {
        Fields.required("name", name);
    }
}
