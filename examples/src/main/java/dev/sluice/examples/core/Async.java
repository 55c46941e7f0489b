package dev.sluice.examples.core;

import dev.sluice.client.core.AsyncCoreClient;

/** Asks who answers, without blocking a thread. */
public final class Async {
    private Async() {}

    public static void main(String[] args) {
        try (AsyncCoreClient core = Example.core().buildAsync()) {
            core.login()
                    .thenCompose(token -> core.about())
                    .thenAccept(System.out::println)
                    .join();
        }
    }
}
