package dev.sluice.client.core;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** A subscriber that requests so many events and remembers what it is told. */
class EventCollector<E> implements Flow.Subscriber<E> {
    private final List<E> events = new CopyOnWriteArrayList<>();
    private final long first;
    private volatile Flow.@Nullable Subscription subscription;
    private volatile @Nullable Throwable fault;
    private volatile boolean complete;

    EventCollector(long first) {
        this.first = first;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(first);
    }

    @Override
    public void onNext(E event) {
        events.add(event);
    }

    @Override
    public void onError(Throwable error) {
        fault = error;
    }

    @Override
    public void onComplete() {
        complete = true;
    }

    List<E> events() {
        return events;
    }

    @Nullable
    Throwable fault() {
        return fault;
    }

    boolean isComplete() {
        return complete;
    }

    Flow.Subscription subscription() {
        return Objects.requireNonNull(subscription);
    }
}
