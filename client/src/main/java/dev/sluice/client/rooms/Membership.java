package dev.sluice.client.rooms;

import dev.sluice.wire.rooms.IceServer;
import dev.sluice.wire.rooms.JoinedAnswer;
import dev.sluice.wire.rooms.RawValue;
import dev.sluice.wire.rooms.RoomRequest;
import dev.sluice.wire.rooms.RoomRequestWriter;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A place in a pool over as many connections as it takes. One virtual thread joins, waits for the connection's end and
 * gets back; what connections receive changes the picture on their threads, one message after the other.
 */
final class Membership implements Runnable {
    private final HttpClient http;
    private final RoomClientSettings settings;
    private final Place place;
    private final Consumer<Membership> onEnd;
    private final Room room;
    private final EventHub events;
    private final Outbox outbox;
    private final Roster roster = new Roster();
    private final CompletableFuture<Room> joined = new CompletableFuture<>();
    private final CompletableFuture<Void> leaving = new CompletableFuture<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile RoomState state = RoomState.JOINING;
    private volatile @Nullable JoinedAnswer answer;
    private volatile @Nullable RawValue lastDescription;
    // Of the membership's own thread.
    private int retries;
    private long joinedNs;
    // Guarded by this.
    private @Nullable Attempt current;

    Membership(HttpClient http, RoomClientSettings settings, String pool, Consumer<Membership> onEnd) {
        this.http = http;
        this.settings = settings;
        this.place = new Place(settings.url(), pool);
        this.onEnd = onEnd;
        this.events = new EventHub(place, settings.maxWaitingEvents(), settings.overflow());
        this.outbox = new Outbox(place, settings);
        this.room = new Room(this);
    }

    void start() {
        Thread.ofVirtual().name("sluice-room-membership").start(this);
    }

    Room room() {
        return room;
    }

    Place place() {
        return place;
    }

    EventHub events() {
        return events;
    }

    RoomState state() {
        return state;
    }

    Map<String, RawValue> peers() {
        return roster.snapshot();
    }

    List<IceServer> iceServers() {
        return known().iceServers();
    }

    /** What the last {@code rtc:joined} said; only of a room that was joined. */
    JoinedAnswer known() {
        JoinedAnswer last = answer;
        if (last == null) {
            throw new IllegalStateException("the room is not joined yet");
        }
        return last;
    }

    /** Whether another socket could take the id; PyRTC's cannot be, and it closes with the same code when it goes down. */
    boolean hasTakeableId() {
        JoinedAnswer last = answer;
        return last != null && last.resume() != null;
    }

    CompletableFuture<Room> joined() {
        return joined;
    }

    CompletableFuture<Void> ended() {
        return ended;
    }

    CompletableFuture<Void> send(RoomRequest request) {
        if (leaving.isDone()) {
            return CompletableFuture.failedFuture(place.closed());
        }
        if (request instanceof RoomRequest.Describe(RawValue description)) {
            lastDescription = description;
        }
        return outbox.send(RoomRequestWriter.write(request));
    }

    /** Begins to leave. Idempotent; returns at once. */
    void leave() {
        leaving.complete(null);
    }

    void awaitEnd() {
        boolean _ = Waits.isDone(ended, settings.closeTimeout().multipliedBy(3));
    }

    @Override
    public void run() {
        RoomException cause = null;
        try {
            stay();
        } catch (RoomException failure) {
            cause = failure;
        } catch (RuntimeException fault) {
            cause = place.unreachable("the client failed: " + fault, 0, fault);
        }
        end(leaving.isDone() && !(cause instanceof RoomException.Stopped) ? null : cause);
    }

    private void stay() {
        joinFirst();
        while (!leaving.isDone()) {
            Attempt attempt = attempt();
            RoomException loss = watch(attempt);
            outbox.detach();
            if (loss == null) {
                sayGoodbye(attempt);
            } else if (loss.isPassing()) {
                comeBack(attempt, loss);
            } else {
                throw loss;
            }
        }
    }

    private void joinFirst() {
        for (int number = 1; ; number++) {
            try {
                dial(null);
                return;
            } catch (RoomException failure) {
                boolean worthwhile = failure instanceof RoomException.ConnectionFailed && failure.isPassing();
                if (!worthwhile || number >= settings.joinAttempts() || leavesWithin(delay(number))) {
                    throw failure;
                }
            }
        }
    }

    /** A connection that breaks soon after it came about counts as one attempt more, so that none is made in a hurry. */
    private void comeBack(Attempt lost, RoomException loss) {
        state = RoomState.RECONNECTING;
        long lostNs = System.nanoTime();
        if (lostNs - joinedNs >= settings.backoff().longest().toNanos()) {
            retries = 0;
        }
        RoomException cause = loss;
        while (System.nanoTime() - lostNs < settings.backoff().giveUpAfter().toNanos()) {
            Duration delay = delay(++retries);
            events.publish(new RoomEvent.Reconnecting(cause, retries, delay));
            boolean leaves = leavesWithin(delay);
            lost.abandon("over");
            if (leaves) {
                return;
            }
            try {
                dial(known().resume());
                return;
            } catch (RoomException failure) {
                // Whoever let this client in once may be half started now, whatever the status.
                if (!failure.isPassing() && !(failure instanceof RoomException.ConnectionFailed)) {
                    throw failure;
                }
                cause = failure;
            }
        }
        throw new RoomException.ConnectionFailed(place.failure(
                "gave up to reconnect after " + settings.backoff().giveUpAfter().toMillis() + " ms; at last: "
                        + cause.failure().what(),
                cause));
    }

    private Duration delay(int number) {
        return settings.backoff().delay(number, ThreadLocalRandom.current().nextDouble());
    }

    private boolean leavesWithin(Duration delay) {
        return Waits.isDone(leaving, delay);
    }

    /** Connects and joins; {@code resume} takes the id back. */
    private void dial(@Nullable String resume) {
        String token = token();
        Attempt attempt = new Attempt(this, place);
        synchronized (this) {
            current = attempt;
        }
        CompletableFuture<Connection> opening = Connection.open(http, settings, place, attempt::receive);
        CompletableFuture<?> _ = opening.whenComplete((connection, failure) -> attempt.opened(connection, failure));
        try {
            await(attempt.opened(), settings.connectTimeout().multipliedBy(2), "no handshake");
            Connection connection = attempt.connection();
            CompletableFuture<?> _ = connection
                    .send(RoomRequestWriter.write(new RoomRequest.Join(place.pool(), token, resume)))
                    .whenComplete((sent, failure) -> {
                        if (failure != null) {
                            connection.abort("the join could not be sent: " + failure.getMessage());
                        }
                    });
            await(attempt.outcome(), settings.joinTimeout(), "no rtc:joined");
            joinedNs = System.nanoTime();
        } catch (RoomException failure) {
            attempt.abandon("the join failed");
            opening.cancel(true);
            throw failure;
        }
    }

    private @Nullable String token() {
        try {
            return settings.tokens().tokenFor(place.pool());
        } catch (Exception failure) {
            if (failure instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw new RoomException.TokenUnavailable(place.failure("no token: " + failure.getMessage(), failure));
        }
    }

    private void await(CompletableFuture<?> future, Duration limit, String what) {
        boolean done = Waits.isDone(CompletableFuture.anyOf(future, leaving), limit);
        Throwable failure = future.isDone() ? Waits.failureOf(future) : null;
        if (failure != null) {
            throw failure instanceof RoomException known ? known : place.unreachable(failure.toString(), 0, failure);
        }
        if (!done) {
            throw place.unreachable(what + " within " + limit.toMillis() + " ms", 0, null);
        }
        if (!future.isDone()) {
            throw place.closed();
        }
    }

    /** Waits until the connection is over and says why, or null when the room is being left. */
    private @Nullable RoomException watch(Attempt attempt) {
        Connection connection = attempt.connection();
        CompletableFuture<?> over = CompletableFuture.anyOf(connection.ended(), leaving);
        Pulse pulse = new Pulse(connection, settings.pingInterval(), settings.pingTimeout());
        while (!Waits.isDone(over, pulse.period())) {
            pulse.beat(System.nanoTime());
        }
        return connection.ended().isDone() ? attempt.loss() : null;
    }

    private void sayGoodbye(Attempt attempt) {
        outbox.attach(attempt.connection());
        boolean _ = Waits.isDone(outbox.idle(), settings.closeTimeout());
        attempt.connection().close(settings.closeTimeout());
    }

    private synchronized Attempt attempt() {
        Attempt joinedOne = current;
        if (joinedOne == null) {
            throw new IllegalStateException("not joined");
        }
        return joinedOne;
    }

    private void end(@Nullable RoomException cause) {
        state = RoomState.ENDED;
        onEnd.accept(this);
        RoomException why = cause == null ? place.closed() : cause;
        outbox.end(why);
        joined.completeExceptionally(why);
        events.end(cause);
        if (cause == null) {
            ended.complete(null);
        } else {
            ended.completeExceptionally(cause);
        }
    }

    /** {@code rtc:joined} came over an attempt's connection; on its thread. */
    synchronized void joined(Attempt from, JoinedAnswer now) {
        if (from != current) {
            return;
        }
        JoinedAnswer before = answer;
        answer = now;
        List<RoomEvent> told = new ArrayList<>();
        if (before == null) {
            roster.replace(now);
        } else if (before.id().equals(now.id())) {
            told.add(new RoomEvent.Resumed());
            told.addAll(roster.update(now));
        } else {
            told.addAll(roster.replace(now));
            told.add(new RoomEvent.Rejoined(before.id(), now.id()));
            outbox.forget(new RoomException.NotSent(
                    place.failure("the room came back as another peer; this was the earlier one's to say", null)));
            describeAgain();
        }
        state = RoomState.JOINED;
        events.publishAll(told);
        outbox.attach(from.connection());
        RoomThreads.EXECUTOR.execute(() -> joined.complete(room));
    }

    private void describeAgain() {
        RawValue description = lastDescription;
        if (description != null) {
            CompletableFuture<Void> _ = outbox.send(RoomRequestWriter.write(new RoomRequest.Describe(description)));
        }
    }

    /** Another event came over an attempt's connection; on its thread. */
    synchronized void told(Attempt from, RoomEvent event) {
        if (from != current) {
            return;
        }
        switch (event) {
            case RoomEvent.PeerJoined(String id, RawValue description) -> roster.put(id, description);
            case RoomEvent.PeerLeft(String id) -> {
                if (!roster.remove(id)) {
                    return;
                }
            }
            case RoomEvent.Described(String id, RawValue description) -> roster.put(id, description);
            default -> {}
        }
        events.publish(event);
    }
}
