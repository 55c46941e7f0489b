package dev.sluice.base;

import java.util.Arrays;
import java.util.List;

/** Texts separated by commas. Entries lose surrounding blanks; empty ones are left out. */
public enum ListForm implements SettingForm<List<String>> {
    INSTANCE;

    @Override
    public List<String> parse(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    @Override
    public String write(List<String> value) {
        return String.join(",", value);
    }

    @Override
    public String type() {
        return "list of texts";
    }
}
