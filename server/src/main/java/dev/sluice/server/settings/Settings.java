package dev.sluice.server.settings;

import dev.sluice.access.AccessSettings;
import dev.sluice.base.SettingReader;
import dev.sluice.edge.HttpSettings;
import dev.sluice.items.ItemSettings;
import java.time.Duration;

/**
 * Every setting of the server.
 *
 * @param data the data folder
 * @param drainTimeout how long a stop may take to end what is open
 */
public record Settings(
        String data, Duration drainTimeout, HttpSettings http, ItemSettings items, AccessSettings access) {

    /** Reads, and thereby declares, all of them. */
    public static Settings read(SettingReader in) {
        return new Settings(
                in.text("data", "./sluice-data", "The data folder: accounts, credentials of the first start, files."),
                in.duration(
                        "drain-timeout",
                        Duration.ofSeconds(10),
                        Duration.ZERO,
                        Duration.ofHours(1),
                        "How long a stop may take to end what is open."),
                HttpSettings.read(in.section("http", "The front door: one port for all HTTP.")),
                ItemSettings.read(in.section("items", "Portals and items.")),
                AccessSettings.read(in.section("access", "Accounts, API keys, sessions and their limits.")));
    }

    /** These settings with HTTP at another address; {@code 127.0.0.1:0} takes a free port. */
    public Settings withAddress(String address) {
        return new Settings(data, drainTimeout, http.withAddress(address), items, access);
    }

    /** The documented defaults. */
    public static Settings defaults() {
        return read(SettingReader.defaults());
    }
}
