package dev.sluice.client.rooms;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One subscriber's queue. It is called on a virtual thread that lives while there is something to say, one call after the
 * other; {@code missed} counts the calls of {@link #drain} that came while that thread ran. After the end, what waits is
 * still delivered as it is asked for.
 */
final class EventSubscription implements Flow.Subscription {
    private final Flow.Subscriber<? super RoomEvent> subscriber;
    private final Place place;
    private final int capacity;
    private final Overflow overflow;
    private final Consumer<EventSubscription> onDone;
    private final AtomicInteger missed = new AtomicInteger();
    // What follows is guarded by this.
    private final ArrayDeque<RoomEvent> waiting = new ArrayDeque<>();
    private long dropped;
    private long demand;
    private boolean announced;
    private boolean ended;
    private boolean done;
    private @Nullable Throwable endCause;

    EventSubscription(
            Flow.Subscriber<? super RoomEvent> subscriber,
            Place place,
            int capacity,
            Overflow overflow,
            Consumer<EventSubscription> onDone) {
        this.subscriber = subscriber;
        this.place = place;
        this.capacity = capacity;
        this.overflow = overflow;
        this.onDone = onDone;
    }

    synchronized void begin(Collection<RoomEvent> early, long earlyDropped) {
        waiting.addAll(early);
        dropped = earlyDropped;
    }

    void offer(RoomEvent event) {
        synchronized (this) {
            if (ended || done) {
                return;
            }
            if (waiting.size() < capacity) {
                waiting.addLast(event);
            } else if (overflow == Overflow.DROP_OLDEST) {
                waiting.removeFirst();
                waiting.addLast(event);
                dropped++;
            } else {
                waiting.clear();
                ended = true;
                endCause = new RoomException.TooSlow(
                        place.failure("a listener or subscriber let " + capacity + " events wait", null));
            }
        }
        drain();
    }

    synchronized void end(@Nullable RoomException cause) {
        if (!ended) {
            ended = true;
            endCause = cause;
        }
    }

    @Override
    public void request(long count) {
        synchronized (this) {
            if (count <= 0) {
                // Rule 3.9 of Reactive Streams: told as an error, and the end.
                waiting.clear();
                ended = true;
                endCause = new IllegalArgumentException("a subscriber must ask for 1 event or more, not " + count);
            } else {
                demand = demand + count < 0 ? Long.MAX_VALUE : demand + count;
            }
        }
        drain();
    }

    @Override
    public void cancel() {
        synchronized (this) {
            done = true;
            waiting.clear();
        }
        onDone.accept(this);
    }

    /** Sees to it that the subscriber is told what it asked for. Returns at once. */
    void drain() {
        if (missed.getAndIncrement() == 0) {
            RoomThreads.EXECUTOR.execute(this::run);
        }
    }

    private void run() {
        int handled = 1;
        while (handled != 0) {
            for (Runnable next = nextSignal(); next != null; next = nextSignal()) {
                signal(next);
            }
            handled = missed.addAndGet(-handled);
        }
    }

    private synchronized @Nullable Runnable nextSignal() {
        if (done) {
            return null;
        }
        if (!announced) {
            announced = true;
            return () -> subscriber.onSubscribe(this);
        }
        if (demand > 0 && (dropped > 0 || !waiting.isEmpty())) {
            RoomEvent event = taken();
            demand -= demand == Long.MAX_VALUE ? 0 : 1;
            return () -> subscriber.onNext(event);
        }
        if (ended && waiting.isEmpty()) {
            done = true;
            Throwable cause = endCause;
            onDone.accept(this);
            return cause == null ? subscriber::onComplete : () -> subscriber.onError(cause);
        }
        return null;
    }

    private RoomEvent taken() {
        if (dropped > 0) {
            RoomEvent.Missed event = new RoomEvent.Missed(dropped);
            dropped = 0;
            return event;
        }
        return waiting.removeFirst();
    }

    /** A subscriber must not throw (Flow.Subscriber); if it does, it is done and the thread's handler is told. */
    private void signal(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException | Error thrown) {
            cancel();
            Waits.report(thrown);
        }
    }
}
