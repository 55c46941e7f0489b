package dev.sluice.client.rooms;

import org.jspecify.annotations.Nullable;

/** Where pool tokens come from, for servers that require them. */
@FunctionalInterface
public interface TokenSupplier {
    /**
     * A token for a pool, or null for none. Asked before every join, the repeated ones included, on a thread of the
     * room's own: it may block, and should not take longer than the lease. What it throws counts as a failed attempt
     * ({@link RoomException.TokenUnavailable}).
     */
    @Nullable
    String tokenFor(String pool) throws Exception;
}
