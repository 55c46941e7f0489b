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
 * one start-up reports every mistake at once. It follows that {@code read} must always make the same calls, whatever
 * the values are.
 *
 * <p>Used by one thread, at start.
 */
public interface SettingReader {
    /** A reader of the settings under {@code name}. */
    SettingReader section(String name, String doc);

    /**
     * A value of any form.
     *
     * @param fallback the default; a valid value of the form
     * @param doc one or more sentences: what the setting does, and its unit where the type does not say it
     */
    <T> T value(String name, T fallback, SettingForm<T> form, String doc);

    /** Any text. */
    default String text(String name, String fallback, String doc) {
        return value(name, fallback, TextForm.OPEN, doc);
    }

    /** A text that no report shows. */
    default String secret(String name, String fallback, String doc) {
        return value(name, fallback, TextForm.SECRET, doc);
    }

    /** {@code true} or {@code false}. */
    default boolean flag(String name, boolean fallback, String doc) {
        return value(name, fallback, FlagForm.INSTANCE, doc);
    }

    /** A whole number, {@code min} and {@code max} inclusive. */
    default int integer(String name, int fallback, int min, int max, String doc) {
        return value(name, fallback, new IntegerForm(min, max), doc);
    }

    /** A size in bytes: {@code 1024}, {@code 64KiB}, {@code 1MiB}. */
    default long bytes(String name, long fallback, long min, long max, String doc) {
        return value(name, fallback, new BytesForm(min, max), doc);
    }

    /** A time span of whole milliseconds: {@code 500ms}, {@code 5s}, {@code 1m}, {@code 1h}, {@code 90d}. */
    default Duration duration(String name, Duration fallback, Duration min, Duration max, String doc) {
        return value(name, fallback, new DurationForm(min, max), doc);
    }

    /** One of the enumeration's names, written in kebab-case. */
    default <E extends Enum<E>> E choice(String name, E fallback, Class<E> type, String doc) {
        return value(name, fallback, new ChoiceForm<>(type), doc);
    }

    /** Texts separated by commas, or a YAML list. */
    default List<String> list(String name, List<String> fallback, String doc) {
        return value(name, fallback, ListForm.INSTANCE, doc);
    }

    /** A reader that answers every call with the fallback: {@code ItemSettings.read(SettingReader.defaults())}. */
    static SettingReader defaults() {
        return FallbackSettings.INSTANCE;
    }
}
