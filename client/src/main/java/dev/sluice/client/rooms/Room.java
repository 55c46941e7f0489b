package dev.sluice.client.rooms;

import dev.sluice.wire.rooms.IceServer;
import dev.sluice.wire.rooms.RawValue;
import dev.sluice.wire.rooms.RoomRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

/**
 * A pool that was joined. It comes back by itself after a lost connection, as the same peer within the server's lease and
 * as a new one after it; what is sent meanwhile waits. Its end is loud: every call fails with the reason, listeners and
 * subscribers get it, and {@link #ended} has it.
 *
 * <p>A message that was handed to the socket is usually, not surely, delivered: the protocol has no receipts.
 *
 * <p>The blocking calls wait until the message was handed to the socket, at most the send timeout. Thread-safe.
 */
public final class Room implements AutoCloseable {
    private final Membership membership;

    Room(Membership membership) {
        this.membership = membership;
    }

    /** This peer's id; another one after {@link RoomEvent.Rejoined}. */
    public String id() {
        return membership.known().id();
    }

    /** The name of the pool really joined, which may differ from the one asked for. */
    public String pool() {
        return membership.known().pool();
    }

    /** The others with their descriptions (JSON null where nothing was said), in the order of joining; as of now. */
    public Map<String, RawValue> peers() {
        return membership.peers();
    }

    /**
     * For the configuration of peer connections; empty when the server sent none, as PyRTC does.
     * {@link dev.sluice.wire.rooms.IceServerWriter} makes them the JSON that a browser takes.
     */
    public List<IceServer> iceServers() {
        return membership.iceServers();
    }

    public RoomState state() {
        return membership.state();
    }

    /**
     * The events. The first subscriber gets those that came before it, too. Each has a queue of its own, bounded by
     * {@link RoomClientBuilder#maxWaitingEvents}, and is called on virtual threads, one call after the other.
     */
    public Flow.Publisher<RoomEvent> events() {
        return membership.events();
    }

    /** Adds a listener. */
    public void listen(RoomListener listener) {
        membership.events().subscribe(new ListenerSubscriber(this, listener));
    }

    /**
     * Sends a session description to a peer; {@link SessionDescription#toJson} makes one.
     *
     * @throws RoomException when it could not be sent. That the server refuses it is told as {@link RoomEvent.Refused}
     */
    public void sdp(String to, RawValue description) {
        sent(sdpAsync(to, description));
    }

    /** As {@link #sdp}, without blocking. */
    public CompletableFuture<Void> sdpAsync(String to, RawValue description) {
        return membership.send(new RoomRequest.Sdp(to, description));
    }

    /** Sends an ICE candidate to a peer; {@link IceCandidate#toJson} makes one, {@link RawValue#NULL} is the last. */
    public void candidate(String to, RawValue candidate) {
        sent(candidateAsync(to, candidate));
    }

    /** As {@link #candidate}, without blocking. */
    public CompletableFuture<Void> candidateAsync(String to, RawValue candidate) {
        return membership.send(new RoomRequest.Candidate(to, candidate));
    }

    /**
     * Shows something of this peer to the others, those who come later included. Said again by itself after
     * {@link RoomEvent.Rejoined}.
     *
     * @param description a JSON object, or null
     */
    public void describe(RawValue description) {
        sent(describeAsync(description));
    }

    /** As {@link #describe}, without blocking. */
    public CompletableFuture<Void> describeAsync(RawValue description) {
        if (!description.isObject() && !description.isNull()) {
            throw new IllegalArgumentException("a description must be a JSON object or null, not " + description);
        }
        return membership.send(new RoomRequest.Describe(description));
    }

    /**
     * Sends a message to the application on the server that shares the socket.
     *
     * @param type neither {@code describe} nor with {@code rtc:} at its start
     */
    public void send(String type, RawValue data) {
        sent(sendAsync(type, data));
    }

    /** As {@link #send}, without blocking. */
    public CompletableFuture<Void> sendAsync(String type, RawValue data) {
        if (type.startsWith("rtc:") || type.equals("describe")) {
            throw new IllegalArgumentException("the type " + type + " belongs to the protocol");
        }
        return membership.send(new RoomRequest.Application(type, data));
    }

    /** Done when the room is over: well after it was left, else with the {@link RoomException} that ended it. */
    public CompletableFuture<Void> ended() {
        return membership.ended().copy();
    }

    /**
     * Leaves, and waits for it. What waits to be sent is still sent, within the close timeout. Idempotent; listeners may
     * call it.
     */
    @Override
    public void close() {
        membership.leave();
        membership.awaitEnd();
    }

    /** Leaves without blocking; done when it is over. */
    public CompletableFuture<Void> closeAsync() {
        membership.leave();
        return membership.ended().handle((over, failure) -> null);
    }

    private void sent(CompletableFuture<Void> sending) {
        Waits.result(sending, membership.place());
    }

    @Override
    public String toString() {
        return "Room[" + membership.place().pool() + " at " + membership.place().url() + ", " + membership.state()
                + "]";
    }
}
