package dev.sluice.bench.rooms.load;

import dev.sluice.bench.load.LoadException;
import dev.sluice.bench.load.Loop;
import dev.sluice.bench.load.WebSocket;
import dev.sluice.bench.load.WebSocketFrame;
import dev.sluice.bench.rooms.server.RoomServer;
import java.util.UUID;

/** One peer of a server. Confined to the selector thread. */
public final class Member implements WebSocket.Listener {
    /** Told of what reaches a member. */
    public interface Inbound {
        /** A stamped message; {@code readNs} is when it was taken from the socket. */
        default void relayed(long timeNs, long sequence, long readNs) {}

        /** All that was read at once was told of. */
        default void readEnded() {}

        default void entered(long readNs) {}

        default void peerJoined(long readNs) {}

        default void peerLeft() {}
    }

    private enum State {
        CONNECTING,
        CONNECTED,
        ENTERED,
        /** The upgrade was never answered. */
        UNANSWERED,
        CLOSING,
        CLOSED
    }

    private final RoomServer server;
    private final Inbox inbox = new Inbox();
    private final WebSocket socket;
    private State state = State.CONNECTING;
    private String id = UUID.randomUUID().toString();
    private Inbound inbound;

    Member(Loop loop, RoomServer server, Inbound inbound) {
        this.server = server;
        this.inbound = inbound;
        this.socket = loop.webSocket(server.address(), server.path(id), this);
    }

    void inbound(Inbound told) {
        inbound = told;
    }

    /** Says that it wants in; where there are no pools, it is already. */
    void join(String pool) {
        server.join(pool).ifPresent(message -> socket.send(WebSocketFrame.text(message)));
    }

    /** Leaves with a close frame. */
    void leave() {
        if (state != State.CLOSED) {
            state = State.CLOSING;
            socket.close();
        }
    }

    /** Gives a connection up that was not answered. */
    void abandon() {
        state = State.CLOSED;
        socket.abandon();
    }

    boolean connected() {
        return state == State.CONNECTED || state == State.ENTERED;
    }

    boolean entered() {
        return state == State.ENTERED;
    }

    boolean unanswered() {
        return state == State.UNANSWERED;
    }

    boolean closed() {
        return state == State.CLOSED;
    }

    /** As the server knows it; final once entered. */
    String id() {
        return id;
    }

    WebSocket socket() {
        return socket;
    }

    @Override
    public void opened() {
        // Where clients choose their ids, OPEN has come or follows.
        state = State.CONNECTED;
    }

    @Override
    public void body(byte[] bytes, int from, int to) {
        inbox.body(bytes, from, to);
    }

    @Override
    public void messageEnded() {
        if (inbox.stamped()) {
            inbound.relayed(inbox.timeNs(), inbox.sequence(), socket.readNs());
        } else {
            told(inbox.text());
        }
        inbox.clear();
    }

    private void told(String text) {
        switch (Notice.of(text)) {
            case ENTERED -> {
                id = Notice.id(text, id);
                state = State.ENTERED;
                inbound.entered(socket.readNs());
            }
            case PEER_JOINED -> inbound.peerJoined(socket.readNs());
            case PEER_LEFT -> inbound.peerLeft();
            case ERROR -> throw new LoadException(server.name() + " answered: " + text);
            case OTHER -> {}
        }
    }

    @Override
    public void readEnded() {
        inbound.readEnded();
    }

    @Override
    public void closed(String why) {
        if (state == State.CONNECTING && server.losesUpgrades()) {
            state = State.UNANSWERED;
        } else if (state == State.CLOSING) {
            state = State.CLOSED;
        } else {
            state = State.CLOSED;
            throw new LoadException(server.name() + ": " + why);
        }
    }
}
