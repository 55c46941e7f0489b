package dev.sluice.base;

import java.util.regex.Pattern;

record IntegerForm(int min, int max) implements SettingForm<Integer> {
    private static final Pattern DIGITS = Pattern.compile("-?[0-9]{1,18}");

    @Override
    public Integer parse(String text) {
        String number = text.strip();
        if (DIGITS.matcher(number).matches()) {
            long value = Long.parseLong(number);
            if (value >= min && value <= max) {
                return (int) value;
            }
        }
        throw new IllegalArgumentException("a whole number from " + min + " to " + max);
    }

    @Override
    public String write(Integer value) {
        return value.toString();
    }

    @Override
    public String type() {
        return "whole number";
    }

    @Override
    public String bounds() {
        return min + " to " + max;
    }
}
