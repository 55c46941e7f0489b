package dev.sluice.client.core;

import dev.sluice.wire.core.RtmpChannel;
import java.util.List;

/** The RTMP server of a Core. Each call waits for its answer. Safe for all threads. */
public final class RtmpApi {
    private final Caller caller;

    RtmpApi(Caller caller) {
        this.caller = caller;
    }

    /** What is published. Not found while the RTMP server is off. */
    public List<RtmpChannel> channels() {
        return caller.run(CoreCalls.rtmp());
    }
}
