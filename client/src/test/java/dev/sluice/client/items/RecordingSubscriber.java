package dev.sluice.client.items;

import dev.sluice.testkit.Await;
import dev.sluice.wire.items.Item;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Records its signals, asks for nothing by itself, and notices signals that come at the same time. */
final class RecordingSubscriber implements Flow.Subscriber<Item> {
    private final List<String> signals = new CopyOnWriteArrayList<>();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final AtomicReference<Flow.Subscription> subscription = new AtomicReference<>();
    private final AtomicInteger inside = new AtomicInteger();

    @Override
    public void onSubscribe(Flow.Subscription newSubscription) {
        subscription.set(newSubscription);
    }

    @Override
    public void onNext(Item item) {
        signal(item.payload());
    }

    @Override
    public void onError(Throwable thrown) {
        failure.set(thrown);
        signal("error");
    }

    @Override
    public void onComplete() {
        signal("complete");
    }

    private void signal(String text) {
        if (inside.incrementAndGet() != 1) {
            signals.add("two signals at a time");
        }
        signals.add(text);
        inside.decrementAndGet();
    }

    RecordingSubscriber request(long count) {
        subscription.get().request(count);
        return this;
    }

    void cancel() {
        subscription.get().cancel();
    }

    List<String> signals() {
        return List.copyOf(signals);
    }

    void awaitSignals(int count) {
        Await.until(count + " signals, not " + signals, () -> signals.size() >= count);
    }

    Throwable awaitFailure() {
        return Await.value("a failure", failure::get);
    }
}
