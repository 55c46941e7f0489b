package dev.sluice.access;

import dev.sluice.base.Buckets;
import dev.sluice.base.ClientNetwork;
import dev.sluice.base.Clock;
import dev.sluice.base.TokenBucket;
import java.time.Duration;

/**
 * Decides, without asking the store, whether somebody may try to log in. A key that was right a short while ago is
 * charged to its own bucket; everything else is charged to the address until it proves right. So a guesser blocks
 * his own address, and neither the account he guesses at nor a neighbour on the same address who is logged in.
 * Thread-safe.
 */
final class LoginAttempts {
    private final Buckets<String> keys;
    private final Buckets<String> addresses;
    private final Clock clock;

    LoginAttempts(LoginSettings settings, Clock clock) {
        this.keys = new Buckets<>(settings.perKey().shape(), settings.maxBuckets());
        this.addresses = new Buckets<>(settings.failuresPerAddress().shape(), settings.maxBuckets());
        this.clock = clock;
    }

    /** One attempt, to be told how it ended. {@code waitNs} above 0: it may not be made. */
    final class Attempt {
        private final String credentials;
        private final String network;
        private final boolean known;
        private final long waitNs;

        private Attempt(String credentials, String address) {
            this.credentials = credentials;
            this.network = ClientNetwork.of(address);
            long nowNs = clock.nanoTime();
            TokenBucket ofKey = keys.find(credentials);
            this.known = ofKey != null;
            this.waitNs = ofKey == null ? addresses.get(network, nowNs).take(nowNs) : ofKey.take(nowNs);
        }

        boolean isTooFrequent() {
            return waitNs > 0;
        }

        Duration retryAfter() {
            return Duration.ofNanos(waitNs);
        }

        void succeeded() {
            if (!known) {
                long nowNs = clock.nanoTime();
                addresses.get(network, nowNs).giveBack();
                keys.get(credentials, nowNs).take(nowNs);
            }
        }

        void failed() {
            if (known) {
                keys.remove(credentials);
                long nowNs = clock.nanoTime();
                addresses.get(network, nowNs).take(nowNs);
            }
        }
    }

    /** {@code credentials}: stands for account and key together, and is not the secret itself. */
    Attempt begin(String credentials, String address) {
        return new Attempt(credentials, address);
    }

    void trim() {
        long nowNs = clock.nanoTime();
        keys.trim(nowNs);
        addresses.trim(nowNs);
    }
}
