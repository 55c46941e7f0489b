package dev.sluice.wire.admin;

import org.jspecify.annotations.Nullable;

/** {@code POST /admin/v1/accounts}. */
public record NewAccount(@Nullable String label) {}
