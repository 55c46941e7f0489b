package dev.sluice.client.core;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** What a Core logged. Each call waits for its answer. Safe for all threads. */
public final class LogApi {
    private final Caller caller;

    LogApi(Caller caller) {
        this.caller = caller;
    }

    /** The last lines as a console shows them, oldest first. */
    public List<String> console() {
        return caller.run(CoreCalls.log());
    }

    /** The last events as objects, oldest first. */
    public List<JsonNode> raw() {
        return caller.run(CoreCalls.rawLog());
    }
}
