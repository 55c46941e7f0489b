package dev.sluice.examples.rooms;

import dev.sluice.rooms.BlockingTransceiver;
import dev.sluice.rooms.CloseReason;
import dev.sluice.rooms.Peer;
import dev.sluice.rooms.PoolManager;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.ServerWebSocket;

/** The test server of PyRTC's quickstart, in Java: signalling for WebRTC at {@code ws://localhost:7001/}. */
public final class SignallingServer {
    private SignallingServer() {}

    public static void main(String[] args) {
        HttpServer server = start(Vertx.vertx(), args.length == 0 ? 7001 : Integer.parseInt(args[0]));
        System.out.println("Listening on port " + server.actualPort());
    }

    static HttpServer start(Vertx vertx, int port) {
        PoolManager pools = PoolManager.open(); // public: a pool that does not exist is made by joining
        HttpServer server = vertx.createHttpServer();
        server.webSocketHandler(socket -> serve(pools, socket));
        return server.listen(port, "localhost").await();
    }

    /** Joining, relaying and describing is all in the library. */
    private static void serve(PoolManager pools, ServerWebSocket socket) {
        BlockingTransceiver sender =
                new BlockingTransceiver(text -> socket.writeTextMessage(text).await(), reason -> socket.close());
        Peer peer = pools.connect(sender, socket.remoteAddress().hostAddress());
        socket.textMessageHandler(peer::receive);
        socket.closeHandler(gone -> peer.close(CloseReason.LEFT));
    }
}
