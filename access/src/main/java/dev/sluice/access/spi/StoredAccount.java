package dev.sluice.access.spi;

import dev.sluice.base.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account at rest.
 *
 * @param label what the operator calls it; need not be unique
 * @param email the address it was registered with, in lower case and unique in the store, or null
 * @param created to the millisecond
 */
public record StoredAccount(
        AccountId id, String label, @Nullable String email, Instant created, boolean disabled) {}
