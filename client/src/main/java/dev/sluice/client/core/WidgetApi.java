package dev.sluice.client.core;

import dev.sluice.wire.core.WidgetProcess;

/** What a public page may know; needs no login. Each call waits for its answer. Safe for all threads. */
public final class WidgetApi {
    private final Caller caller;

    WidgetApi(Caller caller) {
        this.caller = caller;
    }

    /** Viewers and uptime of a process. */
    public WidgetProcess process(String id) {
        return caller.run(CoreCalls.widget(id));
    }
}
