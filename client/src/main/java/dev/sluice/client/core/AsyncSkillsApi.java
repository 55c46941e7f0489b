package dev.sluice.client.core;

import dev.sluice.wire.core.Skills;
import java.util.concurrent.CompletableFuture;

/** What the FFmpeg of a Core can do. Each call gives a future at once. Safe for all threads. */
public final class AsyncSkillsApi {
    private final Caller caller;

    AsyncSkillsApi(Caller caller) {
        this.caller = caller;
    }

    /** The skills as they were found at the start. */
    public CompletableFuture<Skills> get() {
        return caller.start(CoreCalls.skills());
    }

    /** Looks again. */
    public CompletableFuture<Skills> reload() {
        return caller.start(CoreCalls.reloadSkills());
    }
}
