package dev.sluice.edge.socketio;

import com.corundumstudio.socketio.SocketIOClient;
import dev.sluice.rooms.CloseReason;
import dev.sluice.rooms.Mailbox;
import dev.sluice.rooms.Message;
import dev.sluice.rooms.Peer;
import dev.sluice.rooms.Transceiver;
import dev.sluice.wire.rooms.RoomRefusal;
import dev.sluice.wire.rooms.RoomRequest;
import org.jspecify.annotations.Nullable;

/**
 * One peer over Socket.IO. The library takes whatever it is given to send, so only as much is given to it as its socket
 * takes; the rest stays in the mailbox until {@link #write} is called again.
 *
 * <p>Thread-safe.
 */
final class SocketIoPeer implements Transceiver {
    private static final String TYPE = "{\"type\":";
    private static final String DATA = ",\"data\":";

    private final SocketIoConnection client;
    private volatile @Nullable Peer peer;
    private volatile @Nullable Mailbox mailbox;
    private volatile boolean over;

    SocketIoPeer(SocketIOClient client) {
        this.client = new SocketIoConnection(client);
    }

    /** To be called before anything is received. */
    void start(Peer connected) {
        peer = connected;
    }

    /** One after the other, whatever thread of the library they come on. */
    synchronized void receive(Object event) {
        Peer to = peer;
        if (to == null) {
            return;
        }
        switch (event) {
            case RoomRequest request -> to.receive(request);
            case RoomRefusal refusal -> to.refuse(refusal);
            default -> throw new IllegalArgumentException("not an event: " + event.getClass());
        }
    }

    void disconnected() {
        over = true;
        Peer gone = peer;
        if (gone != null) {
            gone.close(CloseReason.LEFT);
        }
    }

    @Override
    public void wake(Mailbox waiting) {
        mailbox = waiting;
        write();
    }

    /** Sends what waits, as far as the socket takes it. */
    void write() {
        send(false);
    }

    private void send(boolean all) {
        Mailbox from = mailbox;
        if (from == null) {
            return;
        }
        synchronized (from) {
            while (all || (!over && client.isWritable())) {
                Message next = from.poll();
                if (next == null) {
                    return;
                }
                client.send(array(next.text()));
            }
        }
    }

    /** {@code ["type",data]} of {@code {"type":"type","data":data}}: quotes in a type are escaped, so it cannot hold DATA. */
    private static String array(String message) {
        int data = message.indexOf(DATA);
        return "[" + message.substring(TYPE.length(), data) + ","
                + message.substring(data + DATA.length(), message.length() - 1) + "]";
    }

    @Override
    public void close(CloseReason reason) {
        if (over) {
            return;
        }
        over = true;
        if (reason != CloseReason.SLOW) {
            send(true);
        }
        client.end(reason);
    }
}
