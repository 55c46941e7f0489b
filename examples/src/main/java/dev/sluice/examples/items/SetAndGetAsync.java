package dev.sluice.examples.items;

import dev.sluice.client.items.AsyncXrtcClient;
import dev.sluice.client.items.GetOptions;
import java.util.concurrent.CompletableFuture;

/** The same without blocking: one chain of futures. */
public final class SetAndGetAsync {
    private SetAndGetAsync() {}

    public static void main(String[] args) {
        AsyncXrtcClient.builder()
                .openAsync()
                .thenCompose(SetAndGetAsync::setAndGet)
                .join();
    }

    private static CompletableFuture<Void> setAndGet(AsyncXrtcClient client) {
        return client.set("exampleportal", "examplepayload")
                .thenCompose(time -> client.fetch(GetOptions.probe(), "exampleportal"))
                .thenAccept(items -> items.forEach(System.out::println))
                .whenComplete((done, fault) -> client.close());
    }
}
