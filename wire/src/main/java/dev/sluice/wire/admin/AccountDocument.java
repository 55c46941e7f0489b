package dev.sluice.wire.admin;

import org.jspecify.annotations.Nullable;

/**
 * An account as the admin API shows it.
 *
 * @param email where it was registered from; null when an operator made it
 * @param createdms Unix time in ms
 * @param keys how many API keys it has
 */
public record AccountDocument(
        String accountid,
        String label,
        @Nullable String email,
        long createdms,
        boolean disabled,
        int keys,
        long requeststhismonth) {}
