package dev.sluice.wire.core;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code host.*}: public names. */
public record HostConfig(
        @Nullable List<String> name, @Nullable Boolean auto) {
    public HostConfig {
        name = Fields.copyOrNull(name);
    }

    static final HostConfig EMPTY = new HostConfig(null, null);
}
