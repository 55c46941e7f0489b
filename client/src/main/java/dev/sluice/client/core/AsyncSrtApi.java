package dev.sluice.client.core;

import dev.sluice.wire.core.SrtChannels;
import java.util.concurrent.CompletableFuture;

/** The SRT server of a Core. Each call gives a future at once. Safe for all threads. */
public final class AsyncSrtApi {
    private final Caller caller;

    AsyncSrtApi(Caller caller) {
        this.caller = caller;
    }

    /** What is published and read. Not found while the SRT server is off. */
    public CompletableFuture<SrtChannels> channels() {
        return caller.start(CoreCalls.srt());
    }
}
