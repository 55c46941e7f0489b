package dev.sluice.client.core;

import dev.sluice.wire.core.ConfigAnswer;
import dev.sluice.wire.core.ConfigChange;
import dev.sluice.wire.core.CoreConfig;
import java.util.concurrent.CompletableFuture;

/** The configuration of a Core. Each call gives a future at once. Safe for all threads. */
public final class AsyncConfigApi {
    private final Caller caller;

    AsyncConfigApi(Caller caller) {
        this.caller = caller;
    }

    /** The active configuration, secrets in clear. */
    public CompletableFuture<ConfigAnswer> get() {
        return caller.start(CoreCalls.config());
    }

    /** Stores a configuration; null leaves keep their value. It takes effect with a reload. */
    public CompletableFuture<Void> put(CoreConfig config) {
        return caller.perform(CoreCalls.putConfig(config));
    }

    /** Stores some settings. They take effect with a reload. */
    public CompletableFuture<Void> put(ConfigChange change) {
        return caller.perform(CoreCalls.putConfig(change));
    }

    /** Restarts the Core with its stored configuration. It answers at once; for about a second nobody is there then. */
    public CompletableFuture<Void> reload() {
        return caller.perform(CoreCalls.reloadConfig());
    }
}
