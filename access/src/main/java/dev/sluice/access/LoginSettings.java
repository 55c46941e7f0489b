package dev.sluice.access;

import dev.sluice.base.SettingReader;
import dev.sluice.base.TokenBucket;
import java.time.Duration;

/**
 * How often one may log in.
 *
 * @param perKey the bucket of one API key's logins
 * @param failuresPerAddress the bucket of failed attempts from one address
 * @param maxBuckets how many buckets of each kind are remembered
 */
public record LoginSettings(Bucket perKey, Bucket failuresPerAddress, int maxBuckets) {
    /** A bucket holds {@code burst} tokens and gets one back every {@code refill}. */
    public record Bucket(int burst, Duration refill) {
        TokenBucket.Shape shape() {
            return new TokenBucket.Shape(burst, refill.toNanos());
        }
    }

    static LoginSettings read(SettingReader in) {
        return new LoginSettings(
                new Bucket(
                        in.integer("login-burst", 10, 1, 1_000_000, "Logins in a row with one API key."),
                        refill(in, "login-refill", 5, "After a burst, one more login per API key in this time.")),
                new Bucket(
                        in.integer(
                                "login-failures-per-address",
                                20,
                                1,
                                1_000_000,
                                "Failed logins in a row from one address (IPv6: from one /64 network)."),
                        refill(
                                in,
                                "login-failures-refill",
                                5,
                                "After that many failures, one more attempt per address in this time.")),
                in.integer(
                        "max-login-buckets",
                        100_000,
                        100,
                        10_000_000,
                        "API keys and addresses whose login attempts are remembered; the oldest are forgotten."));
    }

    private static Duration refill(SettingReader in, String name, int seconds, String doc) {
        return in.duration(name, Duration.ofSeconds(seconds), Duration.ofMillis(1), Duration.ofHours(1), doc);
    }
}
