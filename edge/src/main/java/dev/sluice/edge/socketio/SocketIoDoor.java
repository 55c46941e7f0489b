package dev.sluice.edge.socketio;

import com.corundumstudio.socketio.AuthorizationResult;
import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.HandshakeData;
import com.corundumstudio.socketio.SocketIOClient;
import com.corundumstudio.socketio.SocketIOServer;
import dev.sluice.edge.CannotListenException;
import dev.sluice.edge.ListenAddress;
import dev.sluice.edge.OriginCheck;
import dev.sluice.edge.rooms.IceOffer;
import dev.sluice.rooms.CloseReason;
import dev.sluice.rooms.PoolManager;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Socket.IO on a port of its own, for rtcpool's {@code signalling.socket.io}: the name of an event is the type of a
 * message, its first argument the data. Plain HTTP: TLS is for a proxy in front.
 *
 * <p>Starting and closing block. Thread-safe.
 */
public final class SocketIoDoor implements AutoCloseable {
    private static final int NO_LIMIT = 1 << 30;
    private static final int PACKET_OVERHEAD_BYTES = 64;

    private final SocketIOServer server;
    private final PoolManager pools;
    private final IceOffer ice;
    private final Map<UUID, SocketIoPeer> peers = new ConcurrentHashMap<>();

    private SocketIoDoor(SocketIOServer server, PoolManager pools, IceOffer ice) {
        this.server = server;
        this.pools = pools;
        this.ice = ice;
    }

    /**
     * Listens.
     *
     * @param maxMessageBytes 0 for no limit but the format's
     * @throws CannotListenException with one plain sentence
     */
    public static SocketIoDoor start(
            ListenAddress address,
            Duration pingInterval,
            int maxMessageBytes,
            OriginCheck origins,
            PoolManager pools,
            IceOffer ice) {
        requireFree(address);
        SocketIOServer server = new GuardedServer(
                configuration(address, pingInterval, maxMessageBytes, origins), pingInterval.multipliedBy(2));
        SocketIoDoor door = new SocketIoDoor(server, pools, ice);
        server.addConnectListener(door::connected);
        server.addDisconnectListener(door::disconnected);
        server.addEventListener(EventJson.ANY, Object.class, (client, event, ack) -> door.received(client, event));
        server.start();
        return door;
    }

    /** The library would tell of a port that is taken in the log, at length. */
    private static void requireFree(ListenAddress address) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(address.host(), address.port()));
        } catch (IOException taken) {
            throw new CannotListenException(
                    "rooms.socketio-port: cannot listen on " + address + ": " + taken.getMessage()
                            + ". Choose another with --set rooms.socketio-port=PORT, or 0 for none",
                    taken);
        }
    }

    private static Configuration configuration(
            ListenAddress address, Duration pingInterval, int maxMessageBytes, OriginCheck origins) {
        int maxBytes = maxMessageBytes == 0 ? NO_LIMIT : maxMessageBytes + PACKET_OVERHEAD_BYTES;
        Configuration configuration = new Configuration();
        configuration.setHostname(address.host());
        configuration.setPort(address.port());
        configuration.getSocketConfig().setReuseAddress(true); // or a restart would wait for old connections
        configuration.setBossThreads(1);
        configuration.setWorkerThreads(1);
        configuration.setExceptionListener(new SocketIoFaults());
        configuration.setJsonSupport(new EventJson());
        configuration.setPingInterval((int) pingInterval.toMillis());
        configuration.setPingTimeout((int) pingInterval.toMillis());
        configuration.setMaxFramePayloadLength(maxBytes);
        configuration.setMaxHttpContentLength(maxBytes);
        configuration.setHttpCompression(false);
        configuration.setWebsocketCompression(false);
        configuration.setAddVersionHeader(false);
        configuration.setRandomSession(true);
        configuration.setAuthorizationListener(handshake -> passes(handshake, origins)
                ? AuthorizationResult.SUCCESSFUL_AUTHORIZATION
                : AuthorizationResult.FAILED_AUTHORIZATION);
        return configuration;
    }

    private static boolean passes(HandshakeData handshake, OriginCheck origins) {
        return origins.passes(handshake.getHttpHeaders().get(HttpHeaderNames.ORIGIN), host(handshake));
    }

    /** By which the client reached this server, without port. */
    private static @Nullable String host(HandshakeData handshake) {
        String authority = handshake.getHttpHeaders().get(HttpHeaderNames.HOST);
        if (authority == null) {
            return null;
        }
        int port = authority.lastIndexOf(':');
        return port > authority.lastIndexOf(']') ? authority.substring(0, port) : authority;
    }

    private void connected(SocketIOClient client) {
        SocketIoPeer peer = new SocketIoPeer(client);
        InetSocketAddress remote = client.getHandshakeData().getAddress();
        String host = host(client.getHandshakeData());
        peer.start(pools.connect(
                peer,
                remote == null ? "unknown" : remote.getAddress().getHostAddress(),
                () -> ice.forHost(host == null ? "localhost" : host, true)));
        peers.put(client.getSessionId(), peer);
    }

    private void disconnected(SocketIOClient client) {
        SocketIoPeer peer = peers.remove(client.getSessionId());
        if (peer != null) {
            peer.disconnected();
        }
    }

    private void received(SocketIOClient client, Object event) {
        SocketIoPeer peer = peers.get(client.getSessionId());
        if (peer != null) {
            peer.receive(event);
        }
    }

    /** Sends what sockets did not take earlier: the library does not tell when they would. To be called often. */
    public void writeWaiting() {
        peers.values().forEach(SocketIoPeer::write);
    }

    /** Says goodbye to everybody. */
    public void drain() {
        peers.values().forEach(peer -> peer.close(CloseReason.GOING_AWAY));
    }

    /** Open connections. */
    public int connectionCount() {
        return peers.size();
    }

    @Override
    public void close() {
        server.stop();
    }
}
