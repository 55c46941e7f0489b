package dev.sluice.access;

import dev.sluice.base.SettingReader;
import java.time.Duration;

/**
 * How many requests logged-in clients may make.
 *
 * @param perSecond of one API key, also the size of a burst; 0 for no limit
 * @param perMonth of one account and month (UTC); 0 for no limit
 * @param flushEvery how often the monthly counters go to the store: what a crash can lose of them
 */
public record RateSettings(int perSecond, int perMonth, Duration flushEvery) {
    static RateSettings read(SettingReader in) {
        return new RateSettings(
                in.integer(
                        "requests-per-second",
                        0,
                        0,
                        1_000_000,
                        "Requests per second and API key, with bursts of as many. 0: no limit."),
                in.integer(
                        "requests-per-month",
                        0,
                        0,
                        Integer.MAX_VALUE,
                        "Requests per account and calendar month, UTC. 0: no limit."),
                in.duration(
                        "usage-flush-every",
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(1),
                        Duration.ofHours(1),
                        "How often monthly counters are written down. A crash loses at most what came since."));
    }
}
