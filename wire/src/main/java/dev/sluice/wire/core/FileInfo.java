package dev.sluice.wire.core;

import org.jspecify.annotations.Nullable;

/**
 * One file of a storage.
 *
 * @param name absolute inside its storage
 * @param lastModified Unix time in seconds
 */
public record FileInfo(
        String name,
        long sizeBytes,
        long lastModified,
        @Nullable String coreId) {
    public FileInfo {
        Fields.required("name", name);
    }
}
