package dev.sluice.access;

import dev.sluice.access.spi.KeyHash;
import dev.sluice.base.Buckets;
import dev.sluice.base.ClientNetwork;
import dev.sluice.base.Clock;
import dev.sluice.base.TokenBucket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;

/**
 * The one password of the admin surfaces. Compared in constant time; an address that keeps failing has to wait, by
 * the same settings as for failed logins. Thread-safe, never blocks.
 */
public final class AdminPassword {
    private final byte[] expected;
    private final Buckets<String> failures;
    private final Clock clock;

    /** What a check came to. */
    public sealed interface Outcome {
        record Right() implements Outcome {}

        record Wrong() implements Outcome {}

        /** Not looked at: this address has failed too often. */
        record TooFrequent(Duration retryAfter) implements Outcome {}
    }

    /**
     * @throws IllegalArgumentException when the password is blank, which would open the surface to everybody
     */
    public AdminPassword(String password, AccessSettings settings, Clock clock) {
        if (password.isBlank()) {
            throw new IllegalArgumentException("the admin password must not be empty");
        }
        this.expected = digestible(password);
        this.failures = new Buckets<>(
                settings.logins().failuresPerAddress().shape(),
                settings.logins().maxBuckets());
        this.clock = clock;
    }

    /** {@code address}: the client's, without port. */
    public Outcome check(String presented, String address) {
        long nowNs = clock.nanoTime();
        TokenBucket bucket = failures.get(ClientNetwork.of(address), nowNs);
        long waitNs = bucket.take(nowNs);
        if (waitNs > 0) {
            return new Outcome.TooFrequent(Duration.ofNanos(waitNs));
        }
        if (!MessageDigest.isEqual(expected, digestible(presented))) {
            return new Outcome.Wrong();
        }
        bucket.giveBack();
        return new Outcome.Right();
    }

    /** Forgets addresses that have long been quiet; to be called with {@link Access#sweep}. */
    public void sweep() {
        failures.trim(clock.nanoTime());
    }

    /** Hashed, so that the time of the comparison does not tell the length either. */
    private static byte[] digestible(String text) {
        return KeyHash.of(text).hex().getBytes(StandardCharsets.US_ASCII);
    }
}
