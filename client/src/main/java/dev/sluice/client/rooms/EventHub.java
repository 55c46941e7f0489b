package dev.sluice.client.rooms;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Hands each event of a room to all who want it. Nobody waits for anybody: each subscriber has a queue of its own. Until
 * the first one comes, the newest events are kept for it.
 *
 * <p>Thread-safe; events of one room are published one after the other.
 */
final class EventHub implements Flow.Publisher<RoomEvent> {
    private final Place place;
    private final int capacity;
    private final Overflow overflow;
    /** In the order in which they came, which is that in which they are told. */
    private final List<EventSubscription> subscriptions = new CopyOnWriteArrayList<>();

    // What follows is guarded by this.
    private @Nullable Deque<RoomEvent> early = new ArrayDeque<>();
    private long earlyMissed;
    private boolean ended;
    private @Nullable RoomException endCause;

    EventHub(Place place, int capacity, Overflow overflow) {
        this.place = place;
        this.capacity = capacity;
        this.overflow = overflow;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super RoomEvent> subscriber) {
        EventSubscription subscription =
                new EventSubscription(subscriber, place, capacity, overflow, subscriptions::remove);
        synchronized (this) {
            subscription.begin(early == null ? List.of() : early, earlyMissed);
            early = null;
            earlyMissed = 0;
            if (ended) {
                subscription.end(endCause);
            } else {
                subscriptions.add(subscription);
            }
        }
        subscription.drain();
    }

    void publishAll(Collection<RoomEvent> events) {
        events.forEach(this::publish);
    }

    void publish(RoomEvent event) {
        synchronized (this) {
            if (early != null) {
                keep(early, event);
                return;
            }
        }
        subscriptions.forEach(subscription -> subscription.offer(event));
    }

    private void keep(Deque<RoomEvent> events, RoomEvent event) {
        if (events.size() == capacity) {
            events.removeFirst();
            earlyMissed++;
        }
        events.addLast(event);
    }

    /** No more events: {@code cause} says why, null for no fault. */
    void end(@Nullable RoomException cause) {
        synchronized (this) {
            ended = true;
            endCause = cause;
        }
        for (EventSubscription subscription : subscriptions) {
            subscription.end(cause);
            subscription.drain();
        }
        subscriptions.clear();
    }
}
