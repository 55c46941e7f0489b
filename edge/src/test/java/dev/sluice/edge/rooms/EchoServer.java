package dev.sluice.edge.rooms;

import dev.sluice.base.Clock;
import dev.sluice.base.SettingReader;
import dev.sluice.edge.ClientConnection;
import dev.sluice.edge.Entrance;
import dev.sluice.edge.Handshake;
import dev.sluice.edge.HttpEdge;
import dev.sluice.edge.HttpSettings;
import dev.sluice.edge.HttpStats;
import dev.sluice.edge.ListenAddress;
import dev.sluice.edge.OriginCheck;
import dev.sluice.edge.Routes;
import dev.sluice.rooms.CloseReason;
import dev.sluice.wire.rooms.RoomRefusal;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelPipeline;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerConnection;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** The front door with one path, {@code /}: the WebSocket of the rooms with an echo where the peers would be. */
final class EchoServer implements AutoCloseable {
    /** More than any message of Autobahn's has. */
    private static final int MAX_MESSAGE_BYTES = 32 * 1024 * 1024;

    private final RoomSockets sockets = new RoomSockets(Duration.ofHours(1));
    private final Handshake handshake = new Handshake(new OriginCheck(List.of()), "");
    private final Entrance entrance;
    private final HttpEdge edge;

    EchoServer() {
        entrance =
                new Entrance(new ListenAddress("127.0.0.1", 0), new Routes().get("/", this::open), "a test", "", false);
        edge = HttpEdge.start(
                HttpSettings.read(SettingReader.defaults()), List.of(entrance), new HttpStats(), Clock.system());
    }

    URI uri() {
        return URI.create("ws://127.0.0.1:" + entrance.port() + "/");
    }

    private void open(HttpServerRequest request, ClientConnection client) {
        if (handshake.admits(request)) {
            client.upgrade(request, upgraded -> echo(request.connection(), client));
        }
    }

    private void echo(HttpConnection connection, ClientConnection client) {
        RoomLoop loop = sockets.of(client.loop());
        RoomSocket socket = new RoomSocket(client, loop, MAX_MESSAGE_BYTES);
        socket.start(new Echo(
                ((HttpServerConnection) connection).channelHandlerContext().pipeline()));
        client.becameSocketOf(socket, MAX_MESSAGE_BYTES);
        loop.add(socket);
    }

    /** Writes as the socket does what waits for a peer: past Vert.x. */
    private record Echo(ChannelPipeline pipeline) implements Receiver {
        @Override
        public void receive(byte[] utf8) {
            ByteBuf frame = Unpooled.buffer(utf8.length + TextFrames.MAX_HEAD_BYTES);
            TextFrames.append(frame, utf8);
            var _ = pipeline.context(RoomSocket.class).writeAndFlush(frame);
        }

        @Override
        public void refuse(RoomRefusal refusal) {}

        @Override
        public void close(CloseReason reason) {}
    }

    @Override
    public void close() {
        edge.close();
    }
}
