package dev.sluice.access;

import dev.sluice.base.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account as an operator sees it.
 *
 * @param email where it was registered from, or null when the operator made it
 * @param requestsThisMonth up to the last time that usage was written down
 */
public record AccountSummary(
        AccountId id,
        String label,
        @Nullable String email,
        Instant created,
        boolean disabled,
        int keys,
        long requestsThisMonth) {}
