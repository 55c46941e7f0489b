package dev.sluice.client.core;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Values that a Core keeps for its users. Each call waits for its answer. Safe for all threads. */
public final class MetadataApi {
    private final Caller caller;

    MetadataApi(Caller caller) {
        this.caller = caller;
    }

    /** All values as an object; JSON null when there is none. */
    public JsonNode all() {
        return caller.run(CoreCalls.metadata());
    }

    /** One value. */
    public JsonNode get(String key) {
        return caller.run(CoreCalls.metadata(key));
    }

    /** Stores a value and answers it; JSON null removes it. */
    public JsonNode put(String key, JsonNode value) {
        return caller.run(CoreCalls.putMetadata(key, value));
    }

    /** Removes a value. */
    public JsonNode delete(String key) {
        return caller.run(CoreCalls.putMetadata(key, JsonNodeFactory.instance.nullNode()));
    }
}
