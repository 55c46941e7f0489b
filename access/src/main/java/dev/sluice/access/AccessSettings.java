package dev.sluice.access;

import dev.sluice.base.SettingReader;

/** All settings of access. Names are relative to the section that the caller chose. */
public record AccessSettings(
        SessionSettings sessions,
        LoginSettings logins,
        KeySettings keys,
        RateSettings rates,
        RegistrationSettings registration) {
    public static AccessSettings read(SettingReader in) {
        return new AccessSettings(
                SessionSettings.read(in),
                LoginSettings.read(in),
                KeySettings.read(in),
                RateSettings.read(in),
                RegistrationSettings.read(in));
    }
}
