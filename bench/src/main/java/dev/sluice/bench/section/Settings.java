package dev.sluice.bench.section;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Settings of Sluice that measurements need beside the defaults, and waiting times they share. */
final class Settings {
    /** Every reader logs in for a session of its own, all with one key. */
    static final Map<String, String> MANY_LOGINS = Map.of("access.login-burst", "100000");

    /** Fifty portals set to with one key. */
    static final Map<String, String> MANY_PORTALS = with(MANY_LOGINS, "items.portals-per-key", "64");

    /** Stream gets that stay open while memory is weighed. */
    static final Map<String, String> LONG_GETS = with(MANY_LOGINS, "items.get-timeout", "10m");

    private Settings() {}

    private static Map<String, String> with(Map<String, String> settings, String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(settings);
        all.put(name, value);
        return Map.copyOf(all);
    }

    /** Time for so many readers to be open before the first item. */
    static Duration settle(int readers) {
        return Duration.ofMillis(200).plus(Duration.ofNanos(500_000L * readers));
    }
}
