package dev.sluice.client.core;

import dev.sluice.wire.core.RtmpChannel;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The RTMP server of a Core. Each call gives a future at once. Safe for all threads. */
public final class AsyncRtmpApi {
    private final Caller caller;

    AsyncRtmpApi(Caller caller) {
        this.caller = caller;
    }

    /** What is published. Not found while the RTMP server is off. */
    public CompletableFuture<List<RtmpChannel>> channels() {
        return caller.start(CoreCalls.rtmp());
    }
}
