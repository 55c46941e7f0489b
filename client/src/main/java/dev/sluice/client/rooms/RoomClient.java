package dev.sluice.client.rooms;

import dev.sluice.wire.rooms.RoomRequestReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Joins rooms, the pools in which peers find each other for WebRTC: of a Sluice server, or of PyRTC 2.0.2. Each room has
 * a socket of its own, as the protocol wants, and keeps itself alive until it is left. No WebRTC stack is needed or
 * favoured: session descriptions and candidates go through as JSON.
 *
 * <p>Thread-safe.
 */
public final class RoomClient implements AutoCloseable {
    private final HttpClient http;
    private final RoomClientSettings settings;
    private final Set<Membership> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    RoomClient(HttpClient http, RoomClientSettings settings) {
        this.http = http;
        this.settings = settings;
    }

    /**
     * Starts to set up a client.
     *
     * @param server {@code http://host:8080} or {@code https://…}: a Sluice, whose endpoint is {@code /rtc}; or the very
     *     endpoint, {@code ws://host:7001/} or {@code wss://…}
     * @throws IllegalArgumentException when it is no such address
     */
    public static RoomClientBuilder builder(URI server) {
        return new RoomClientBuilder(server);
    }

    /** A client with the documented defaults. */
    public static RoomClient open(URI server) {
        return builder(server).build();
    }

    /**
     * Joins, and waits for it. Events are kept for the first subscriber of {@link Room#events}; beyond
     * {@link RoomClientBuilder#maxWaitingEvents} the oldest go, and {@link RoomEvent.Missed} says how many.
     *
     * @param pool 1 to 256 characters without control characters
     * @throws RoomException when it does not come about
     * @throws dev.sluice.wire.rooms.RoomRefusal when the name can be no pool's
     */
    public Room join(String pool) {
        return joined(start(pool, null));
    }

    /** Joins, and waits for it; the listener hears everything from the first event on. */
    public Room join(String pool, RoomListener listener) {
        return joined(start(pool, listener));
    }

    /** Joins without blocking. To cancel, close the client or, later, the room. */
    public CompletableFuture<Room> joinAsync(String pool) {
        return start(pool, null).joined().copy();
    }

    /** Joins without blocking; the listener hears everything from the first event on. */
    public CompletableFuture<Room> joinAsync(String pool, RoomListener listener) {
        return start(pool, listener).joined().copy();
    }

    /** The rooms that are joined or being joined. */
    public List<Room> rooms() {
        return open.stream().map(Membership::room).toList();
    }

    private Membership start(String pool, @Nullable RoomListener listener) {
        Membership membership = new Membership(http, settings, RoomRequestReader.poolName(pool), open::remove);
        if (listener != null) {
            membership.events().subscribe(new ListenerSubscriber(membership.room(), listener));
        }
        open.add(membership);
        membership.start();
        if (closed) {
            membership.leave();
        }
        return membership;
    }

    private static Room joined(Membership membership) {
        try {
            return Waits.result(membership.joined(), membership.place());
        } catch (RoomException failed) {
            membership.leave();
            throw failed;
        }
    }

    /** Leaves every room and releases everything. Waits for goodbyes, at most the close timeout twice. Idempotent. */
    @Override
    public void close() {
        closed = true;
        List<Membership> leaving = List.copyOf(open);
        leaving.forEach(Membership::leave);
        leaving.forEach(Membership::awaitEnd);
        http.shutdownNow();
        http.close();
    }
}
