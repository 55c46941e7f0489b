package dev.sluice.wire.core;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A value in the store of a cluster; newer Cores only. */
public record ClusterKeyValue(String value, @Nullable Instant updatedAt) {
    public ClusterKeyValue {
        Fields.required("value", value);
    }
}
