package dev.sluice.base;

/**
 * How values of one kind are written in a settings file, a variable or a flag.
 *
 * <p>Implementations are immutable. {@code parse(write(value))} gives a value equal to {@code value}.
 */
public interface SettingForm<T> {
    /**
     * Reads a value.
     *
     * @throws IllegalArgumentException if the text is not a value of this form or out of its bounds; the message says
     *     what would be right, as in "a whole number from 1 to 20"
     */
    T parse(String text);

    /** The text that {@link #parse} reads as this value. */
    String write(T value);

    /** The kind of value in a word or two, for the reference: {@code duration}. */
    String type();

    /** What restricts the values, for the reference: {@code 1s to 1h}; empty if nothing does. */
    default String bounds() {
        return "";
    }

    /** Whether values must not be shown to anyone. */
    default boolean isSecret() {
        return false;
    }
}
