package dev.sluice.wire.admin;

import org.jspecify.annotations.Nullable;

/** {@code POST /admin/v1/accounts/ID/keys}. */
public record NewApiKey(@Nullable String name) {}
