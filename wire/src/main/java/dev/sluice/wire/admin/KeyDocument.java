package dev.sluice.wire.admin;

import org.jspecify.annotations.Nullable;

/**
 * An API key as the admin API shows it.
 *
 * @param apikey the secret, in the answer that made it and never again
 * @param createdms Unix time in ms
 * @param lastusedms Unix time in ms; null when it was never used
 * @param disabled whether it was unused for so long that it is disabled
 */
public record KeyDocument(
        String keyid,
        String name,
        @Nullable String apikey,
        long createdms,
        @Nullable Long lastusedms,
        boolean disabled) {}
