package dev.sluice.client.core;

import dev.sluice.wire.core.CoreCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One subscriber and its connection. The thread that reads the connection also calls the subscriber, and waits while
 * nothing is requested; {@link #request} and {@link #cancel} come from any thread.
 */
final class EventSubscription<E> implements Flow.Subscription {
    private static final long SIGN_OF_LIFE_MS = 1_000;

    /** What Cores send every five seconds: of logs, of media and of processes. */
    private static final Set<String> SIGNS_OF_LIFE =
            Set.of("{\"event\":\"keepalive\"}", "{\"action\":\"keepalive\"}", "{\"type\":\"keepalive\"}");

    private final Flow.Subscriber<? super E> subscriber;
    private final CoreCodec<E> codec;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long requested;
    private boolean cancelled;
    private @Nullable Throwable misuse;
    private volatile @Nullable CompletableFuture<Done> connection;

    EventSubscription(Flow.Subscriber<? super E> subscriber, CoreCodec<E> codec) {
        this.subscriber = subscriber;
        this.codec = codec;
    }

    void open(Call<Done> call, Function<Call<Done>, CompletableFuture<Done>> sender) {
        subscriber.onSubscribe(this);
        if (isCancelled()) {
            ended(null);
            return;
        }
        CompletableFuture<Done> stream = sender.apply(call);
        connection = stream;
        Futures.onEnd(stream, (done, fault) -> ended(fault));
        if (isCancelled()) {
            stream.cancel(true);
        }
    }

    /** Reads to the end of the stream, on the thread of the connection. */
    Done read(WatchedStream body) throws IOException {
        LineReader lines = new LineReader(body);
        for (String line = lines.next(); line != null; line = lines.next()) {
            String json = payloadOf(line);
            if (json == null) {
                continue;
            }
            E event = codec.decode(json.getBytes(StandardCharsets.UTF_8));
            if (!waitForRequest(body)) {
                return Done.DONE;
            }
            subscriber.onNext(event);
        }
        return Done.DONE;
    }

    /** The JSON in a line of either format; null for signs of life, names of events and empty lines. */
    private static @Nullable String payloadOf(String line) {
        String json = line.startsWith("data:") ? line.substring(5).strip() : line.strip();
        if (!json.startsWith("{")) {
            return null;
        }
        return SIGNS_OF_LIFE.contains(json.replace(" ", "")) ? null : json;
    }

    private boolean waitForRequest(WatchedStream body) throws IOException {
        lock.lock();
        try {
            while (requested == 0 && !cancelled) {
                body.stillHere();
                changed.await(SIGN_OF_LIFE_MS, TimeUnit.MILLISECONDS);
            }
            if (cancelled) {
                return false;
            }
            if (requested != Long.MAX_VALUE) {
                requested--;
            }
            return true;
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupt);
        } finally {
            lock.unlock();
        }
    }

    private void ended(@Nullable Throwable fault) {
        Throwable wrong;
        lock.lock();
        try {
            wrong = misuse;
            if (cancelled && wrong == null) {
                return;
            }
            cancelled = true;
        } finally {
            lock.unlock();
        }
        if (wrong != null) {
            subscriber.onError(wrong);
        } else if (fault != null) {
            subscriber.onError(Futures.rootOf(fault));
        } else {
            subscriber.onComplete();
        }
    }

    @Override
    public void request(long count) {
        boolean wrong = count <= 0;
        lock.lock();
        try {
            if (cancelled) {
                return;
            }
            if (wrong) {
                // Rule 3.9 of Reactive Streams: told as an error, and the end.
                misuse = new IllegalArgumentException("requested " + count + " events; must be above 0");
                cancelled = true;
            } else {
                requested = requested + count < 0 ? Long.MAX_VALUE : requested + count;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (wrong) {
            closeConnection();
        }
    }

    @Override
    public void cancel() {
        lock.lock();
        try {
            cancelled = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        closeConnection();
    }

    private void closeConnection() {
        CompletableFuture<Done> open = connection;
        if (open != null) {
            open.cancel(true);
        }
    }

    private boolean isCancelled() {
        lock.lock();
        try {
            return cancelled;
        } finally {
            lock.unlock();
        }
    }
}
