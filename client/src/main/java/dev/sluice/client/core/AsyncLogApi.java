package dev.sluice.client.core;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;

/** What a Core logged. Each call gives a future at once. Safe for all threads. */
public final class AsyncLogApi {
    private final Caller caller;

    AsyncLogApi(Caller caller) {
        this.caller = caller;
    }

    /** The last lines as a console shows them, oldest first. */
    public CompletableFuture<List<String>> console() {
        return caller.start(CoreCalls.log());
    }

    /** The last events as objects, oldest first. */
    public CompletableFuture<List<JsonNode>> raw() {
        return caller.start(CoreCalls.rawLog());
    }
}
