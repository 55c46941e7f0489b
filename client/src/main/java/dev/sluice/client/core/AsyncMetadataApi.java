package dev.sluice.client.core;

import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Values that a Core keeps for its users. Each call gives a future at once. Safe for all threads. */
public final class AsyncMetadataApi {
    private final Caller caller;

    AsyncMetadataApi(Caller caller) {
        this.caller = caller;
    }

    /** All values as an object; JSON null when there is none. */
    public CompletableFuture<JsonNode> all() {
        return caller.start(CoreCalls.metadata());
    }

    /** One value. */
    public CompletableFuture<JsonNode> get(String key) {
        return caller.start(CoreCalls.metadata(key));
    }

    /** Stores a value and answers it; JSON null removes it. */
    public CompletableFuture<JsonNode> put(String key, JsonNode value) {
        return caller.start(CoreCalls.putMetadata(key, value));
    }

    /** Removes a value. */
    public CompletableFuture<JsonNode> delete(String key) {
        return caller.start(CoreCalls.putMetadata(key, JsonNodeFactory.instance.nullNode()));
    }
}
