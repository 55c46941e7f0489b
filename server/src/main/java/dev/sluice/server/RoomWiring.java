package dev.sluice.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.base.Clock;
import dev.sluice.edge.Entrance;
import dev.sluice.edge.Metrics;
import dev.sluice.edge.Routes;
import dev.sluice.edge.admin.AdminCalls;
import dev.sluice.edge.admin.RoomCalls;
import dev.sluice.edge.rooms.RoomRoutes;
import dev.sluice.rooms.EventReceiver;
import dev.sluice.rooms.PoolManager;
import dev.sluice.rooms.PoolTokens;
import dev.sluice.rooms.RoomSettings;
import dev.sluice.rooms.TokenAdmission;
import dev.sluice.rooms.ice.IceServers;
import dev.sluice.server.settings.Settings;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.UnaryOperator;

/** The rooms of a server: pools, who may join them, and the ways in. Thread-safe. */
final class RoomWiring implements AutoCloseable {
    private static final Duration SWEEP = Duration.ofMillis(250);
    private static final int SECRET_BYTES = 32;

    private final Clock clock;
    private final PoolTokens tokens;
    private final PoolManager pools;
    private final RoomRoutes roomRoutes;
    private final Optional<Entrance> sspEntrance;

    /** {@code stunPort}: that of the STUN server, 0 while there is none. */
    RoomWiring(Settings all, IntSupplier stunPort, Routes routes, Clock clock, SecureRandom random) {
        RoomSettings settings = all.rooms();
        this.clock = clock;
        this.tokens = new PoolTokens(secret(settings, random), clock);
        this.pools = new PoolManager(
                settings,
                clock,
                new TokenAdmission(tokens, settings.tokenRequired()),
                UnaryOperator.identity(),
                EventReceiver.none());
        this.roomRoutes = new RoomRoutes(
                routes,
                pools,
                all.roomDoor(),
                settings.maxMessageBytes(),
                new MintedIce(new IceServers(all.ice(), stunPort, clock)));
        this.sspEntrance = all.roomDoor()
                .sspAddress(all.http().address())
                .map(address -> new Entrance(
                        address,
                        roomRoutes.ssp(),
                        "rooms.ssp-port",
                        "choose another with --set rooms.ssp-port=PORT, or none with --set rooms.ssp-port=off",
                        all.roomDoor().sspPort().mayMove()));
    }

    private static byte[] secret(RoomSettings settings, SecureRandom random) {
        if (!settings.tokenSecret().isEmpty()) {
            return settings.tokenSecret().getBytes(UTF_8);
        }
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return secret;
    }

    /** The port of its own, if there is one. */
    Optional<Entrance> sspEntrance() {
        return sspEntrance;
    }

    /** What an operator may do with pools. */
    AdminCalls adminCalls() {
        return new RoomCalls(pools, tokens, clock);
    }

    void start(Timers timers) {
        timers.every(SWEEP, "rooms", pools::sweep);
    }

    void measure(Metrics metrics) {
        Gauges.rooms(metrics, pools, roomRoutes);
    }

    boolean isBusy() {
        return roomRoutes.socketCount() > 0;
    }

    /** Says goodbye to every peer and lets nobody join any more. */
    @Override
    public void close() {
        pools.close();
        roomRoutes.drain();
    }
}
