package dev.sluice.client.rooms;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.wire.rooms.JoinedAnswer;
import dev.sluice.wire.rooms.RawValue;
import dev.sluice.wire.rooms.RoomEventListener;
import dev.sluice.wire.rooms.RoomEventReader;
import dev.sluice.wire.rooms.RoomRefusal;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a membership: from the handshake over the answer to the join to its end. Messages come one after the
 * other on a thread of the HTTP client.
 */
final class Attempt implements RoomEventListener {
    private final Membership membership;
    private final Place place;
    private final CompletableFuture<Connection> opened = new CompletableFuture<>();
    private final CompletableFuture<Void> outcome = new CompletableFuture<>();
    private volatile @Nullable RoomException reason;

    Attempt(Membership membership, Place place) {
        this.membership = membership;
        this.place = place;
    }

    /** The handshake is over, one way or the other. */
    void opened(@Nullable Connection connection, @Nullable Throwable failure) {
        if (connection == null) {
            opened.completeExceptionally(failure == null ? new IllegalStateException() : Waits.unwrapped(failure));
            return;
        }
        opened.complete(connection);
        if (outcome.isDone()) {
            connection.abort("not wanted any more");
        }
        connection.begin();
        CompletableFuture<?> _ = connection.ended().thenAccept(ending -> outcome.completeExceptionally(loss(ending)));
    }

    CompletableFuture<Connection> opened() {
        return opened;
    }

    /** Only of an attempt whose handshake went well. */
    Connection connection() {
        return opened.resultNow();
    }

    /** Done when the server answered the join; fails when it refused or the connection broke before. */
    CompletableFuture<Void> outcome() {
        return outcome;
    }

    /** Nothing of it is wanted any more. */
    void abandon(String why) {
        outcome.completeExceptionally(place.closed());
        if (opened.isDone() && !opened.isCompletedExceptionally()) {
            connection().abort(why);
        }
    }

    /** Why the connection is over. */
    RoomException loss() {
        try {
            return loss(connection().ended().get());
        } catch (InterruptedException | ExecutionException never) {
            throw new IllegalStateException(never);
        }
    }

    private RoomException loss(Connection.Ending ending) {
        RoomException known = reason;
        if (known != null) {
            return known;
        }
        return ending.isMeant() && membership.hasTakeableId()
                ? new RoomException.Dismissed(place.failure(ending.what(), null))
                : place.unreachable(ending.what(), 0, ending.cause());
    }

    void receive(String message) {
        try {
            RoomEventReader.read(message.getBytes(UTF_8), this);
        } catch (RoomRefusal wrong) {
            finish(new RoomException.ProtocolViolation(
                    place.failure("the server sent what is not the protocol's: " + wrong.detail(), wrong)));
        }
    }

    private void finish(RoomException why) {
        reason = why;
        outcome.completeExceptionally(why);
        connection().finish(why.failure().what());
    }

    @Override
    public void joined(JoinedAnswer answer) {
        if (outcome.isDone()) {
            return;
        }
        membership.joined(this, answer);
        outcome.complete(null);
    }

    @Override
    public void refused(String word, String message) {
        if (outcome.isDone()) {
            membership.told(this, new RoomEvent.Refused(word, message));
        } else {
            finish(place.refused(word, message));
        }
    }

    @Override
    public void stopped() {
        finish(new RoomException.Stopped(place.failure("the pool was closed, or this peer was put out of it", null)));
    }

    @Override
    public void peerJoined(String id) {
        membership.told(this, new RoomEvent.PeerJoined(id, RawValue.NULL));
    }

    @Override
    public void peerGone(String id) {
        membership.told(this, new RoomEvent.PeerLeft(id));
    }

    @Override
    public void sdp(String peer, RawValue description) {
        membership.told(this, new RoomEvent.Sdp(peer, description));
    }

    @Override
    public void candidate(String peer, RawValue candidate) {
        membership.told(this, new RoomEvent.Candidate(peer, candidate));
    }

    @Override
    public void described(String peer, RawValue description) {
        membership.told(this, new RoomEvent.Described(peer, description));
    }

    @Override
    public void application(String type, RawValue data) {
        membership.told(this, new RoomEvent.Application(type, data));
    }
}
