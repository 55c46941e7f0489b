package dev.sluice.edge.socketio;

import com.corundumstudio.socketio.SocketIOClient;
import com.corundumstudio.socketio.Transport;
import com.corundumstudio.socketio.handler.ClientHead;
import com.corundumstudio.socketio.protocol.Packet;
import com.corundumstudio.socketio.protocol.PacketType;
import com.corundumstudio.socketio.transport.NamespaceClient;
import dev.sluice.rooms.CloseReason;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;

/**
 * The library's client, and how it is parted with. The library's own way is to ask the client to go: one that does not
 * read, or does not want to, would stay for ever.
 *
 * <p>Thread-safe; no call waits for the client.
 */
final class SocketIoConnection {
    private final SocketIOClient client;
    private final ClientHead head;

    SocketIoConnection(SocketIOClient client) {
        this.client = client;
        this.head = ((NamespaceClient) client).getBaseClient();
    }

    boolean isWritable() {
        return client.isWritable();
    }

    /** Sends an event: the JSON array of its name and its data. */
    void send(String array) {
        client.sendEvent(EventJson.ANY, new EventJson.Outgoing(array));
    }

    void end(CloseReason reason) {
        switch (reason) {
            case SLOW, LOST -> cut();
            case GOING_AWAY -> letComeBack();
            case LEFT, REPLACED, KICKED, POOL_CLOSED -> dismiss();
        }
    }

    private void cut() {
        ChannelFuture written = head.send(packet(PacketType.NOOP));
        if (written != null) {
            var _ = written.channel().close();
        }
        head.onChannelDisconnect();
    }

    /** A client that is told to disconnect stays away; one whose transport closes connects again by itself. */
    private void letComeBack() {
        boolean polls = head.getCurrentTransport() == Transport.POLLING;
        ChannelFuture written = head.send(packet(polls ? PacketType.CLOSE : PacketType.NOOP));
        if (written != null) {
            var _ = written.addListener(ChannelFutureListener.CLOSE);
        }
        head.onChannelDisconnect();
    }

    private void dismiss() {
        if (head.getCurrentTransport() == Transport.POLLING) {
            client.disconnect(); // it learns of it with its next request
        } else {
            head.disconnect();
        }
    }

    private Packet packet(PacketType type) {
        return new Packet(type, head.getEngineIOVersion());
    }
}
