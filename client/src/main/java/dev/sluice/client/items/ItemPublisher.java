package dev.sluice.client.items;

import dev.sluice.wire.items.Item;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Function;

/** A get as a publisher: each subscription is a get of its own. */
final class ItemPublisher implements Flow.Publisher<Item> {
    private final Function<CancelSwitch, CompletableFuture<ItemFeed>> opener;

    ItemPublisher(Function<CancelSwitch, CompletableFuture<ItemFeed>> opener) {
        this.opener = opener;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super Item> subscriber) {
        Objects.requireNonNull(subscriber, "subscriber");
        CancelSwitch calls = new CancelSwitch();
        ItemSubscription subscription = new ItemSubscription(subscriber, calls);
        subscriber.onSubscribe(subscription);
        subscription.begin(opener);
    }
}
