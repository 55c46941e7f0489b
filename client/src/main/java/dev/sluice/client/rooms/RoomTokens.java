package dev.sluice.client.rooms;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.base.Clock;
import dev.sluice.wire.rooms.PoolToken;
import dev.sluice.wire.rooms.RoomRequestReader;
import java.time.Duration;
import java.util.List;

/**
 * Makes pool tokens without asking the server, for an application that shares its secret ({@code rooms.token-secret}).
 *
 * <p>Immutable and thread-safe.
 */
public final class RoomTokens {
    /** Send descriptions and candidates to the others. */
    public static final String SIGNAL = "SIGNAL";

    /** Describe itself, where the server lets peers do so. */
    public static final String DESCRIBE = "DESCRIBE";

    private final byte[] secret;
    private final Clock clock;

    private RoomTokens(String secret, Clock clock) {
        if (secret.isEmpty()) {
            throw new IllegalArgumentException("the secret is empty; the server's is its setting rooms.token-secret");
        }
        this.secret = secret.getBytes(UTF_8);
        this.clock = clock;
    }

    /** Signs with the text that the server has as {@code rooms.token-secret}. */
    public static RoomTokens withSecret(String secret) {
        return new RoomTokens(secret, Clock.system());
    }

    static RoomTokens withSecret(String secret, Clock clock) {
        return new RoomTokens(secret, clock);
    }

    /** A token with every right. */
    public String mint(String pool, Duration validFor) {
        return mint(pool, List.of(SIGNAL, DESCRIBE), validFor);
    }

    /**
     * A token for one pool, as the server names it.
     *
     * @param rights of {@link #SIGNAL} and {@link #DESCRIBE}; none for one that may only be there
     */
    public String mint(String pool, List<String> rights, Duration validFor) {
        if (!validFor.isPositive()) {
            throw new IllegalArgumentException("a token must be valid for some time, not " + validFor);
        }
        long endMs = clock.epochMs() + validFor.toMillis();
        return PoolToken.of(RoomRequestReader.poolName(pool), rights, endMs).sign(secret);
    }
}
