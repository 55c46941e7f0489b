package dev.sluice.server.logging;

import dev.sluice.base.SettingReader;

/** How much is logged, and in which form. */
public record LogSettings(Level level, Format format) {
    /** The least severe events that are logged. */
    public enum Level {
        ERROR,
        WARN,
        INFO,
        DEBUG,
        TRACE
    }

    /** How an event is written. */
    public enum Format {
        /** For people. */
        TEXT,
        /** One JSON object per line, for collectors. */
        JSON
    }

    public static LogSettings read(SettingReader in) {
        return new LogSettings(
                in.choice("level", Level.INFO, Level.class, "The least severe events that are logged."),
                in.choice(
                        "format",
                        Format.TEXT,
                        Format.class,
                        "How they are written: for people, or one JSON object per line for collectors."));
    }
}
