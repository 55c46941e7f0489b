package dev.sluice.rooms;

import dev.sluice.base.SettingReader;
import dev.sluice.wire.rooms.RoomLimits;
import java.time.Duration;

/**
 * The settings of pools. Of every number 0 means no limit.
 *
 * @param isPrivate whether joining an unknown pool is an error; if not, the pool is made
 * @param lease how long a peer whose connection broke may take to come back; zero for not at all
 */
public record RoomSettings(
        boolean isPrivate,
        Duration lease,
        int mailboxBytes,
        boolean clientsDescribe,
        int maxDescriptionBytes,
        int maxMessageBytes,
        int maxPeersPerPool,
        int maxPools,
        int joinsPerSecondPerAddress,
        int messagesPerSecondPerPeer,
        int messagesPerSecondPerAddress,
        boolean tokenRequired,
        String tokenSecret) {
    private static final int MANY = 1_000_000_000;

    /** Reads its part of the section {@code rooms}. */
    public static RoomSettings read(SettingReader in) {
        return new RoomSettings(
                in.flag(
                        "private",
                        false,
                        "Whether pools must be made by an admin call before anybody can join; else joining makes them."),
                in.duration(
                        "lease",
                        Duration.ofSeconds(3),
                        Duration.ZERO,
                        Duration.ofHours(1),
                        "How long a peer whose connection broke may take to come back before the others are told it is gone."),
                (int) in.bytes(
                        "mailbox-bytes",
                        1 << 20,
                        1024,
                        1 << 30,
                        "What may wait for one peer; one that lets more pile up is disconnected."),
                in.flag("clients-describe", true, "Whether peers may describe themselves to their pool."),
                (int) in.bytes("max-description-bytes", 16_384, 0, 1 << 30, "Longest description of a peer."),
                (int) in.bytes("max-message-bytes", 262_144, 0, 1 << 30, "Largest message of a peer."),
                in.integer("max-peers-per-pool", 1000, 0, MANY, "Peers in one pool."),
                in.integer("max-pools", 100_000, 0, MANY, "Pools at once."),
                in.integer(
                        "joins-per-second-per-address",
                        50,
                        0,
                        1_000_000,
                        "Joins from one address; IPv6 counts by /64 network."),
                in.integer("messages-per-second-per-peer", 500, 0, 1_000_000, "Messages on one connection."),
                in.integer("messages-per-second-per-address", 10_000, 0, 10_000_000, "Messages from one address."),
                in.flag(
                        "token-required",
                        false,
                        "Whether pools can only be joined with a token that an admin call made."),
                in.secret(
                        "token-secret",
                        "",
                        "Signs pool tokens; empty for a new one at every start, which ends all earlier tokens."));
    }

    /** The documented defaults. */
    public static RoomSettings defaults() {
        return read(SettingReader.defaults());
    }

    /** The defaults of {@link PoolManager#open()}: no lease, so that nobody has to call {@link PoolManager#sweep}. */
    static RoomSettings withoutLease() {
        RoomSettings given = defaults();
        return new RoomSettings(
                given.isPrivate,
                Duration.ZERO,
                given.mailboxBytes,
                given.clientsDescribe,
                given.maxDescriptionBytes,
                given.maxMessageBytes,
                given.maxPeersPerPool,
                given.maxPools,
                given.joinsPerSecondPerAddress,
                given.messagesPerSecondPerPeer,
                given.messagesPerSecondPerAddress,
                given.tokenRequired,
                given.tokenSecret);
    }

    /** The part that the codec needs. */
    public RoomLimits wireLimits() {
        return new RoomLimits(maxMessageBytes);
    }

    static boolean exceeds(long amount, int limit) {
        return limit > 0 && amount > limit;
    }
}
