package dev.sluice.client.core;

import dev.sluice.wire.core.SrtChannels;

/** The SRT server of a Core. Each call waits for its answer. Safe for all threads. */
public final class SrtApi {
    private final Caller caller;

    SrtApi(Caller caller) {
        this.caller = caller;
    }

    /** What is published and read. Not found while the SRT server is off. */
    public SrtChannels channels() {
        return caller.run(CoreCalls.srt());
    }
}
