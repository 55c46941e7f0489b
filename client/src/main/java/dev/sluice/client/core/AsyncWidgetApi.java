package dev.sluice.client.core;

import dev.sluice.wire.core.WidgetProcess;
import java.util.concurrent.CompletableFuture;

/** What a public page may know; needs no login. Each call gives a future at once. Safe for all threads. */
public final class AsyncWidgetApi {
    private final Caller caller;

    AsyncWidgetApi(Caller caller) {
        this.caller = caller;
    }

    /** Viewers and uptime of a process. */
    public CompletableFuture<WidgetProcess> process(String id) {
        return caller.start(CoreCalls.widget(id));
    }
}
