package dev.sluice.wire.core;

import org.jspecify.annotations.Nullable;

/** {@code db.*}. */
public record DbConfig(@Nullable String dir) {

    static final DbConfig EMPTY = new DbConfig(null);
}
