package dev.sluice.rooms;

import dev.sluice.base.Clock;
import dev.sluice.wire.rooms.PoolToken;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes and checks pool tokens: the name of a pool, rights and an end, signed. Whoever holds one may join that pool until
 * then, as often as it likes. How one looks is {@link PoolToken}'s, which the SDK shares.
 *
 * <p>Immutable and thread-safe.
 */
public final class PoolTokens {
    private final byte[] secret;
    private final Clock clock;

    /** {@code secret} signs; it must be as hard to guess as a key. */
    public PoolTokens(byte[] secret, Clock clock) {
        this.secret = secret.clone();
        this.clock = clock;
    }

    /**
     * Makes a token.
     *
     * @param endMs Unix time in ms from which on it is worth nothing
     */
    public String mint(String pool, Set<Right> rights, long endMs) {
        return PoolToken.of(pool, rights.stream().map(Right::name).toList(), endMs)
                .sign(secret);
    }

    /**
     * The rights of a token in a pool; empty when it is forged, over, or for another pool. A right that this version does
     * not know counts for nothing.
     */
    public Optional<Set<Right>> rights(String token, String pool) {
        return PoolToken.verified(token, secret)
                .filter(said -> said.endMs() > clock.epochMs() && said.pool().equals(pool))
                .map(PoolTokens::known);
    }

    private static Set<Right> known(PoolToken token) {
        return Arrays.stream(Right.values())
                .filter(right -> token.rights().contains(right.name()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Right.class)));
    }
}
