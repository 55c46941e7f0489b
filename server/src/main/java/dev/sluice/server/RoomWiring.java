package dev.sluice.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.base.Clock;
import dev.sluice.edge.Entrance;
import dev.sluice.edge.ListenAddress;
import dev.sluice.edge.Metrics;
import dev.sluice.edge.OriginCheck;
import dev.sluice.edge.Routes;
import dev.sluice.edge.admin.AdminCalls;
import dev.sluice.edge.admin.RoomCalls;
import dev.sluice.edge.rooms.IceOffer;
import dev.sluice.edge.rooms.RoomDoorSettings;
import dev.sluice.edge.rooms.RoomRoutes;
import dev.sluice.edge.socketio.SocketIoDoor;
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
import org.jspecify.annotations.Nullable;

/** The rooms of a server: pools, who may join them, and the ways in. Thread-safe. */
final class RoomWiring implements AutoCloseable {
    private static final Duration SWEEP = Duration.ofMillis(250);
    /** Peers over Socket.IO that read slowly get more this often. */
    private static final Duration SOCKET_IO_WRITES = Duration.ofMillis(50);

    private static final int SECRET_BYTES = 32;

    private final Clock clock;
    private final PoolTokens tokens;
    private final PoolManager pools;
    private final Settings settings;
    private final IceOffer ice;
    private final RoomRoutes roomRoutes;
    private final Optional<Entrance> sspEntrance;
    private volatile @Nullable SocketIoDoor socketIo;

    /** {@code stunPort}: that of the STUN server, 0 while there is none. */
    RoomWiring(Settings all, IntSupplier stunPort, Routes routes, Clock clock, SecureRandom random) {
        RoomSettings rooms = all.rooms();
        this.settings = all;
        this.clock = clock;
        this.tokens = new PoolTokens(secret(rooms, random), clock);
        this.ice = new MintedIce(new IceServers(all.ice(), stunPort, clock));
        this.pools = new PoolManager(
                rooms,
                clock,
                new TokenAdmission(tokens, rooms.tokenRequired()),
                UnaryOperator.identity(),
                EventReceiver.none());
        this.roomRoutes = new RoomRoutes(routes, pools, all.roomDoor(), rooms.maxMessageBytes(), ice);
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
        SocketIoDoor opened = socketIo;
        if (opened != null) {
            timers.every(SOCKET_IO_WRITES, "Socket.IO", opened::writeWaiting);
        }
    }

    /**
     * Opens what is no part of the front door, after that.
     *
     * @throws dev.sluice.edge.CannotListenException when Socket.IO is wanted and its port cannot be had
     */
    void open() {
        RoomDoorSettings door = settings.roomDoor();
        if (door.socketIoPort() != 0) {
            socketIo = SocketIoDoor.start(
                    new ListenAddress(settings.http().address().host(), door.socketIoPort()),
                    door.pingInterval(),
                    settings.rooms().maxMessageBytes(),
                    new OriginCheck(door.allowedOrigins()),
                    pools,
                    ice);
        }
    }

    void measure(Metrics metrics) {
        Gauges.rooms(metrics, pools, this::connectionCount);
    }

    boolean isBusy() {
        return connectionCount() > 0;
    }

    private int connectionCount() {
        SocketIoDoor opened = socketIo;
        return roomRoutes.socketCount() + (opened == null ? 0 : opened.connectionCount());
    }

    /** Says goodbye to every peer and lets nobody join any more. */
    void drain() {
        pools.close();
        roomRoutes.drain();
        SocketIoDoor opened = socketIo;
        if (opened != null) {
            opened.drain();
        }
    }

    @Override
    public void close() {
        drain();
        SocketIoDoor opened = socketIo;
        if (opened != null) {
            opened.close();
        }
    }
}
