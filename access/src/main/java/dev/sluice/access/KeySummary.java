package dev.sluice.access;

import dev.sluice.base.KeyId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An API key as an operator sees it: never its secret.
 *
 * @param lastUsed to about an hour; null when never used
 * @param unused whether it was not used for so long that it is disabled
 */
public record KeySummary(
        KeyId id, String name, Instant created, @Nullable Instant lastUsed, boolean unused) {}
