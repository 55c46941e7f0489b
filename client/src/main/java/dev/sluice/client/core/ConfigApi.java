package dev.sluice.client.core;

import dev.sluice.wire.core.ConfigAnswer;
import dev.sluice.wire.core.ConfigChange;
import dev.sluice.wire.core.CoreConfig;

/** The configuration of a Core. Each call waits for its answer. Safe for all threads. */
public final class ConfigApi {
    private final Caller caller;

    ConfigApi(Caller caller) {
        this.caller = caller;
    }

    /** The active configuration, secrets in clear. */
    public ConfigAnswer get() {
        return caller.run(CoreCalls.config());
    }

    /** Stores a configuration; null leaves keep their value. It takes effect with a reload. */
    public void put(CoreConfig config) {
        caller.run(CoreCalls.putConfig(config));
    }

    /** Stores some settings. They take effect with a reload. */
    public void put(ConfigChange change) {
        caller.run(CoreCalls.putConfig(change));
    }

    /** Restarts the Core with its stored configuration. It answers at once; for about a second nobody is there then. */
    public void reload() {
        caller.run(CoreCalls.reloadConfig());
    }
}
