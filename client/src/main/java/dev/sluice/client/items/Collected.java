package dev.sluice.client.items;

import dev.sluice.wire.items.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

/** Collects all items. Cancelling the future cancels the get. */
final class Collected implements Flow.Subscriber<Item> {
    private final List<Item> received = new ArrayList<>();
    private final CompletableFuture<List<Item>> items = new CompletableFuture<>();

    CompletableFuture<List<Item>> items() {
        return items;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        Completions.on(items, (all, failure) -> {
            if (items.isCancelled()) {
                subscription.cancel();
            }
        });
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(Item item) {
        received.add(item);
    }

    @Override
    public void onError(Throwable failure) {
        items.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        items.complete(List.copyOf(received));
    }
}
