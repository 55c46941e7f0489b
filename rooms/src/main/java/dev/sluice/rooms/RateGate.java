package dev.sluice.rooms;

import dev.sluice.base.Buckets;
import dev.sluice.base.ClientNetwork;
import dev.sluice.base.Clock;
import dev.sluice.base.TokenBucket;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Joins and messages per second, by address and by peer. Thread-safe. */
final class RateGate {
    private static final int MAX_ADDRESSES = 100_000;

    private final Clock clock;
    private final TokenBucket.@Nullable Shape perPeer;
    private final @Nullable Buckets<String> joins;
    private final @Nullable Buckets<String> messages;

    /** The buckets of one connection; an absent one never runs dry. */
    record Allowance(
            @Nullable TokenBucket joins,
            @Nullable TokenBucket addressMessages,
            @Nullable TokenBucket peerMessages) {}

    RateGate(RoomSettings settings, Clock clock) {
        this.clock = clock;
        this.perPeer = perSecond(settings.messagesPerSecondPerPeer());
        this.joins = buckets(settings.joinsPerSecondPerAddress());
        this.messages = buckets(settings.messagesPerSecondPerAddress());
    }

    Allowance allowance(String address) {
        String network = ClientNetwork.of(address);
        long nowNs = clock.nanoTime();
        return new Allowance(
                joins == null ? null : joins.get(network, nowNs),
                messages == null ? null : messages.get(network, nowNs),
                perPeer == null ? null : new TokenBucket(perPeer, nowNs));
    }

    boolean admitsMessage(Allowance of) {
        return takes(of.peerMessages()) && takes(of.addressMessages());
    }

    boolean admitsJoin(Allowance of) {
        return takes(of.joins());
    }

    void sweep() {
        if (joins != null) {
            joins.trim(clock.nanoTime());
        }
        if (messages != null) {
            messages.trim(clock.nanoTime());
        }
    }

    private boolean takes(@Nullable TokenBucket bucket) {
        return bucket == null || bucket.take(clock.nanoTime()) == 0;
    }

    private static @Nullable Buckets<String> buckets(int limit) {
        TokenBucket.Shape shape = perSecond(limit);
        return shape == null ? null : new Buckets<>(shape, MAX_ADDRESSES);
    }

    private static TokenBucket.@Nullable Shape perSecond(int limit) {
        return limit == 0 ? null : new TokenBucket.Shape(limit, TimeUnit.SECONDS.toNanos(1) / limit);
    }
}
