package dev.sluice.access;

import dev.sluice.base.SettingReader;
import java.time.Duration;

/**
 * How long sessions live and how many there are.
 *
 * @param idle a session not used for longer has ended
 * @param bindToAddress whether a cookie is good only from the address that logged in
 * @param max sessions at the same time
 */
public record SessionSettings(Duration idle, boolean bindToAddress, int max) {
    static SessionSettings read(SettingReader in) {
        return new SessionSettings(
                in.duration(
                        "session-idle",
                        Duration.ofMinutes(1),
                        Duration.ofSeconds(1),
                        Duration.ofDays(30),
                        "A session ends after this time without use. An open get is use."),
                in.flag(
                        "bind-session-to-address",
                        false,
                        "Whether a session cookie is good only from the network address that logged in."),
                in.integer(
                        "max-sessions",
                        100_000,
                        1,
                        10_000_000,
                        "Sessions at the same time. When there are more, the least recently used one ends."));
    }
}
