package dev.sluice.access;

import dev.sluice.base.SettingReader;
import java.time.Duration;

/**
 * Whether and how strangers may register with an e-mail address.
 *
 * @param codeValid how long a code can be used
 * @param codeTries wrong codes until a registration is over
 * @param codeSends messages for one registration, and in a row to one mailbox
 * @param max registrations at the same time
 * @param startsPerAddress the bucket of registrations begun from one network address
 */
public record RegistrationSettings(
        Mode mode, Duration codeValid, int codeTries, int codeSends, int max, LoginSettings.Bucket startsPerAddress) {
    /** Who may register. */
    public enum Mode {
        OFF,
        OPEN
    }

    static RegistrationSettings read(SettingReader in) {
        return new RegistrationSettings(
                in.choice(
                        "registration",
                        Mode.OFF,
                        Mode.class,
                        "Whether anybody may get an account by e-mail. Open needs a mail server."),
                in.duration(
                        "registration-code-valid",
                        Duration.ofMinutes(5),
                        Duration.ofSeconds(10),
                        Duration.ofHours(1),
                        "How long the code in a registration e-mail can be used."),
                in.integer("registration-code-tries", 3, 1, 10, "Wrong codes until a registration is over."),
                in.integer(
                        "registration-code-sends",
                        3,
                        1,
                        10,
                        "E-mails for one registration. Also e-mails in a row to one mailbox, whoever asks for them."),
                in.integer("max-registrations", 100, 1, 10_000, "Registrations going on at the same time."),
                new LoginSettings.Bucket(
                        in.integer(
                                "registration-starts-per-address",
                                10,
                                1,
                                1_000_000,
                                "Registration e-mails in a row asked for from one network address."),
                        in.duration(
                                "registration-starts-refill",
                                Duration.ofMinutes(1),
                                Duration.ofMillis(1),
                                Duration.ofHours(24),
                                "After that many, one more registration e-mail per address in this time.")));
    }
}
