package dev.sluice.base;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Upper case and underscores are understood too, so that {@code INFO} is {@code info}. */
record ChoiceForm<E extends Enum<E>>(Class<E> choices) implements SettingForm<E> {
    @Override
    public E parse(String text) {
        String wanted = text.strip().replace('_', '-');
        return Arrays.stream(choices.getEnumConstants())
                .filter(choice -> write(choice).equalsIgnoreCase(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("one of " + bounds()));
    }

    @Override
    public String write(E value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String type() {
        return "choice";
    }

    @Override
    public String bounds() {
        return Arrays.stream(choices.getEnumConstants()).map(this::write).collect(Collectors.joining(", "));
    }
}
