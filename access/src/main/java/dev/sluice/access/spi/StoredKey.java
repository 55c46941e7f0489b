package dev.sluice.access.spi;

import dev.sluice.base.AccountId;
import dev.sluice.base.KeyId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An API key at rest: never the secret, only its hash.
 *
 * @param created to the millisecond
 * @param lastUsed to the millisecond, behind by up to an hour; null when never used
 */
public record StoredKey(
        AccountId account,
        KeyId id,
        String name,
        KeyHash hash,
        Instant created,
        @Nullable Instant lastUsed) {}
