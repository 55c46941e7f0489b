package dev.sluice.wire.admin;

import org.jspecify.annotations.Nullable;

/** {@code PATCH /admin/v1/accounts/ID}; null leaves as it is. */
public record AccountChange(@Nullable Boolean disabled) {}
