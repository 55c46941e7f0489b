package dev.sluice.client.rooms;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be sent, one message after the other, because a WebSocket takes one at a time. Bounded; what does not fit
 * is refused. While there is no connection everything waits.
 *
 * <p>Thread-safe. {@code missed} counts the calls of {@link #pump} that came while another thread was in it.
 */
final class Outbox {
    private final Place place;
    private final RoomClientSettings settings;
    private final AtomicInteger missed = new AtomicInteger();
    // What follows is guarded by this.
    private final ArrayDeque<Letter> waiting = new ArrayDeque<>();
    private long waitingChars;
    private @Nullable Connection connection;
    private @Nullable Letter underWay;
    /** The connection that has it. */
    private @Nullable Connection carrier;

    private @Nullable RoomException ended;
    private @Nullable CompletableFuture<Void> idle;

    /** One message. Each is only ever equal to itself. */
    private static final class Letter {
        private final String text;
        private final CompletableFuture<Void> sent = new CompletableFuture<>();

        Letter(String text) {
            this.text = text;
        }
    }

    Outbox(Place place, RoomClientSettings settings) {
        this.place = place;
        this.settings = settings;
    }

    /** Done when the message was handed to the socket; fails when it will not be. */
    CompletableFuture<Void> send(String text) {
        Letter letter = new Letter(text);
        synchronized (this) {
            if (ended != null) {
                return CompletableFuture.failedFuture(ended);
            }
            boolean full = waiting.size() >= settings.maxWaitingMessages()
                    || (!waiting.isEmpty() && waitingChars + text.length() > settings.maxWaitingChars());
            if (full) {
                return CompletableFuture.failedFuture(new RoomException.OutboxFull(
                        place.failure(waiting.size() + " messages wait to be sent; this one was not taken", null)));
            }
            waiting.add(letter);
            waitingChars += text.length();
        }
        pump();
        return bounded(letter, settings.sendTimeout());
    }

    /** What callers do when it is done runs on a thread of its own: letters are finished by threads that hold locks. */
    private CompletableFuture<Void> bounded(Letter letter, Duration limit) {
        CompletableFuture<Void> told = letter.sent.orTimeout(limit.toNanos(), TimeUnit.NANOSECONDS);
        return told.handleAsync((nothing, failure) -> finished(letter, failure, limit), RoomThreads.EXECUTOR);
    }

    private @Nullable Void finished(Letter letter, @Nullable Throwable failure, Duration limit) {
        if (failure == null) {
            return null;
        }
        if (failure instanceof TimeoutException late) {
            drop(letter);
            throw new RoomException.NotSent(place.failure("the message waited " + limit.toMillis() + " ms", late));
        }
        throw failure instanceof RoomException known ? known : new IllegalStateException(failure);
    }

    private synchronized void drop(Letter late) {
        if (waiting.remove(late)) {
            waitingChars -= late.text.length();
        }
    }

    /** Sends over this connection from now on, what waits first. */
    void attach(Connection newConnection) {
        synchronized (this) {
            connection = newConnection;
            if (carrier != newConnection) {
                // What another connection took with it is told by that one.
                underWay = null;
            }
        }
        pump();
    }

    /** The connection is lost: what was not begun waits for the next. */
    synchronized void detach() {
        connection = null;
    }

    /** What waits is for nobody any more. */
    void forget(RoomException why) {
        List<Letter> forgotten;
        synchronized (this) {
            forgotten = new ArrayList<>(waiting);
            waiting.clear();
            waitingChars = 0;
        }
        forgotten.forEach(letter -> letter.sent.completeExceptionally(why));
    }

    /** Nothing is taken any more. */
    void end(RoomException why) {
        synchronized (this) {
            connection = null;
            ended = why;
            completeIdle();
        }
        forget(why);
    }

    /** Done when nothing waits or is under way. */
    synchronized CompletableFuture<Void> idle() {
        if (underWay == null && waiting.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> waits = idle == null ? new CompletableFuture<>() : idle;
        idle = waits;
        return waits;
    }

    private void completeIdle() {
        if (idle != null) {
            idle.complete(null);
            idle = null;
        }
    }

    private void pump() {
        if (missed.getAndIncrement() != 0) {
            return;
        }
        int handled = 1;
        while (handled != 0) {
            sendNext();
            handled = missed.addAndGet(-handled);
        }
    }

    private void sendNext() {
        Connection over;
        Letter next;
        synchronized (this) {
            over = connection;
            if (over == null || underWay != null) {
                return;
            }
            next = waiting.poll();
            if (next == null) {
                completeIdle();
                return;
            }
            waitingChars -= next.text.length();
            underWay = next;
            carrier = over;
        }
        CompletableFuture<?> _ = over.send(next.text).whenComplete((sent, failure) -> done(next, failure));
    }

    private void done(Letter letter, @Nullable Throwable failure) {
        synchronized (this) {
            if (underWay == letter) {
                underWay = null;
            }
        }
        if (failure == null) {
            letter.sent.complete(null);
        } else {
            letter.sent.completeExceptionally(new RoomException.NotSent(place.failure(
                    "the connection broke while the message was being sent; it may have arrived", failure)));
        }
        pump();
    }
}
