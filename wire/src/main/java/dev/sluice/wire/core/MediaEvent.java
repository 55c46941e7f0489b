package dev.sluice.wire.core;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file, an RTMP or an SRT stream that came or went; newer Cores only. */
public record MediaEvent(
        String action,
        @Nullable String name,
        @Nullable List<String> names,
        @Nullable Long ts) {
    public MediaEvent {
        Fields.required("action", action);
        names = Fields.copyOrNull(names);
    }
}
