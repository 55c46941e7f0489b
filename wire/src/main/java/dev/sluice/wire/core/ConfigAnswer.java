package dev.sluice.wire.core;

import java.time.Instant;
import java.util.List;

/**
 * The active configuration with its history: {@code GET /api/v3/config}.
 *
 * @param overrides settings (dotted names) that the environment of the server decides
 */
public record ConfigAnswer(
        Instant createdAt, Instant loadedAt, Instant updatedAt, CoreConfig config, List<String> overrides) {
    public ConfigAnswer {
        Fields.required("created_at", createdAt);
        Fields.required("loaded_at", loadedAt);
        Fields.required("updated_at", updatedAt);
        Fields.required("config", config);
        overrides = Fields.list(overrides);
    }

    /** Whether something was changed that only a reload brings into effect. */
    public boolean needsReload() {
        return updatedAt.isAfter(loadedAt);
    }
}
