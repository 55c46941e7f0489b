package dev.sluice.wire.core;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Two lists: CIDR ranges for addresses of callers, regular expressions for addresses of media. An empty allow list allows all; block wins. */
public record AccessRules(
        @Nullable List<String> allow, @Nullable List<String> block) {
    public AccessRules {
        allow = Fields.copyOrNull(allow);
        block = Fields.copyOrNull(block);
    }

    static final AccessRules EMPTY = new AccessRules(null, null);
}
