package dev.sluice.client.core;

import dev.sluice.wire.core.Skills;

/** What the FFmpeg of a Core can do. Each call waits for its answer. Safe for all threads. */
public final class SkillsApi {
    private final Caller caller;

    SkillsApi(Caller caller) {
        this.caller = caller;
    }

    /** The skills as they were found at the start. */
    public Skills get() {
        return caller.run(CoreCalls.skills());
    }

    /** Looks again. */
    public Skills reload() {
        return caller.run(CoreCalls.reloadSkills());
    }
}
