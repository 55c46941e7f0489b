package dev.sluice.access;

import dev.sluice.base.SettingReader;
import java.time.Duration;

/**
 * Limits of accounts and their API keys.
 *
 * @param maxAccounts accounts on this server
 * @param perAccount API keys of an account; the next one replaces the oldest
 * @param unusedAfter a key not used for longer is disabled
 */
public record KeySettings(int maxAccounts, int perAccount, Duration unusedAfter) {
    static KeySettings read(SettingReader in) {
        return new KeySettings(
                in.integer("max-accounts", 100_000, 1, 10_000_000, "Accounts on this server."),
                in.integer(
                        "keys-per-account",
                        10,
                        1,
                        1_000,
                        "API keys of an account. One more replaces the oldest, whose sessions end."),
                in.duration(
                        "key-unused-after",
                        Duration.ofDays(90),
                        Duration.ofHours(2),
                        Duration.ofDays(36_500),
                        "An API key that was not used for this time is disabled."));
    }
}
