package dev.sluice.base;

import java.time.Duration;
import java.util.List;

/**
 * Reads settings by name and, in the same call, declares them: type, default, bounds and a sentence of documentation.
 * A settings record's {@code read(SettingReader)} is therefore parser, defaults, validation and documentation at once;
 * the implementation behind this interface decides which of these it is used for.
 *
 * <p>Names are kebab-case and relative to the section: {@code section("items").integer("ring-size", …)} is the setting
 * {@code items.ring-size}. A wrong value is remembered by the implementation, which goes on with the default, so that
 * one start-up reports every mistake at once.
 *
 * <p>Used by one thread, at start.
 */
public interface SettingReader {
    /** A reader of the settings under {@code name}. */
    SettingReader section(String name, String doc);

    String text(String name, String fallback, String doc);

    boolean flag(String name, boolean fallback, String doc);

    /** A whole number, {@code min} and {@code max} inclusive. */
    int integer(String name, int fallback, int min, int max, String doc);

    /** A size in bytes: {@code 1024}, {@code 64KiB}, {@code 1MiB}. */
    long bytes(String name, long fallback, long min, long max, String doc);

    /** A time span: {@code 500ms}, {@code 5s}, {@code 1m}, {@code 1h}, {@code 90d}. */
    Duration duration(String name, Duration fallback, Duration min, Duration max, String doc);

    /** One of the enumeration's names, written in kebab-case. */
    <E extends Enum<E>> E choice(String name, E fallback, Class<E> type, String doc);

    /** Texts separated by commas, or a YAML list. */
    List<String> list(String name, List<String> fallback, String doc);

    /** A reader that answers every call with the fallback: {@code ItemSettings.read(SettingReader.defaults())}. */
    static SettingReader defaults() {
        return FallbackSettings.INSTANCE;
    }
}
