package dev.sluice.wire.core;

import org.jspecify.annotations.Nullable;

/** The name of a process in a cluster; newer Cores only. */
public record ProcessId(String id, @Nullable String domain) {
    public ProcessId {
        Fields.required("id", id);
    }
}
