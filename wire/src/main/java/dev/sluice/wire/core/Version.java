package dev.sluice.wire.core;

import org.jspecify.annotations.Nullable;

/** Which build of a Core answers. Without a login only {@code number} is told, and of it only the major part. */
public record Version(
        String number,
        @Nullable String repositoryCommit,
        @Nullable String repositoryBranch,
        @Nullable String buildDate,
        @Nullable String arch,
        @Nullable String compiler) {
    public Version {
        Fields.required("number", number);
    }
}
