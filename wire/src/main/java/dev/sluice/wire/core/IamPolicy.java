package dev.sluice.wire.core;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an account may do; newer Cores only. */
public record IamPolicy(
        @Nullable String name,
        @Nullable String domain,
        @Nullable List<String> types,
        @Nullable String resource,
        List<String> actions) {
    public IamPolicy {
        types = Fields.copyOrNull(types);
        actions = Fields.list(actions);
    }
}
