package dev.sluice.wire.admin;

import org.jspecify.annotations.Nullable;

/** {@code POST /admin/v1/rooms}. */
public record NewRoom(@Nullable String name) {}
