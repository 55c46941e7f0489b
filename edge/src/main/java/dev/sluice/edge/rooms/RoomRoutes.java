package dev.sluice.edge.rooms;

import dev.sluice.edge.OriginCheck;
import dev.sluice.edge.Routes;
import dev.sluice.rooms.PoolManager;

/** Puts signalling on the front door. Thread-safe after it is made. */
public final class RoomRoutes {
    /** On the main port. */
    public static final String PATH = "/rtc";

    /** The ICE servers alone, on the main port. */
    public static final String ICE_PATH = "/rtc/ice";

    /** On the port of its own, as PyRTC's server. */
    private static final String SSP_PATH = "/";

    private static final int NO_LIMIT = 1 << 30;

    private final Routes ssp = new Routes();
    private final RoomSockets sockets;

    /** {@code maxMessageBytes}: 0 for no limit but the format's. */
    public RoomRoutes(Routes routes, PoolManager pools, RoomDoorSettings settings, int maxMessageBytes, IceOffer ice) {
        this.sockets = new RoomSockets(settings.pingInterval());
        OriginCheck origins = new OriginCheck(settings.allowedOrigins());
        RoomEndpoint endpoint =
                new RoomEndpoint(pools, sockets, origins, ice, maxMessageBytes == 0 ? NO_LIMIT : maxMessageBytes);
        routes.get(PATH, endpoint);
        routes.get(ICE_PATH, new IceEndpoint(pools, origins, ice));
        ssp.get(SSP_PATH, endpoint);
    }

    /** What the port of its own answers. */
    public Routes ssp() {
        return ssp;
    }

    /** Open sockets, those in no pool included. */
    public int socketCount() {
        return sockets.count();
    }

    /** Says goodbye to everybody who is connected or still connects. */
    public void drain() {
        sockets.drain();
    }
}
