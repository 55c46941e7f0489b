package dev.sluice.edge.rooms;

import dev.sluice.edge.ClientConnection;
import dev.sluice.edge.Endpoint;
import dev.sluice.edge.Handshake;
import dev.sluice.edge.OriginCheck;
import dev.sluice.rooms.PoolManager;
import dev.sluice.wire.rooms.RawValue;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.function.Supplier;

/** Opens the WebSocket on which a peer and its pool talk. */
final class RoomEndpoint implements Endpoint {
    private final PoolManager pools;
    private final RoomSockets sockets;
    private final Handshake handshake;
    private final IceOffer ice;
    private final int maxMessageBytes;

    RoomEndpoint(PoolManager pools, RoomSockets sockets, OriginCheck origins, IceOffer ice, int maxMessageBytes) {
        this.pools = pools;
        this.sockets = sockets;
        this.handshake = new Handshake(origins, "rooms.allowed-origins");
        this.ice = ice;
        this.maxMessageBytes = maxMessageBytes;
    }

    @Override
    public void handle(HttpServerRequest request, ClientConnection client) {
        if (!handshake.admits(request)) {
            return;
        }
        String host = host(request);
        client.upgrade(request, upgraded -> open(client, () -> ice.forHost(host, true)));
    }

    /** By which the client reached this server. */
    static String host(HttpServerRequest request) {
        var authority = request.authority();
        return authority == null ? "localhost" : authority.host();
    }

    private void open(ClientConnection client, Supplier<Optional<RawValue>> iceServers) {
        RoomLoop loop = sockets.of(client.loop());
        RoomSocket socket = new RoomSocket(client, loop, maxMessageBytes);
        socket.start(Receiver.of(pools.connect(socket, client.address(), iceServers)));
        client.becameSocketOf(socket, maxMessageBytes);
        loop.add(socket);
    }
}
