package dev.sluice.wire.core;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code router.*}. */
public record RouterConfig(
        @Nullable List<String> blockedPrefixes,
        @Nullable Map<String, String> routes,
        @Nullable String uiPath) {
    public RouterConfig {
        blockedPrefixes = Fields.copyOrNull(blockedPrefixes);
        routes = Fields.copyOrNull(routes);
    }

    static final RouterConfig EMPTY = new RouterConfig(null, null, null);
}
