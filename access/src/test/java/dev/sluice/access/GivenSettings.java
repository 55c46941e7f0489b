package dev.sluice.access;

import dev.sluice.base.SettingForm;
import dev.sluice.base.SettingReader;
import java.util.Map;

/** Settings by name, read as an operator would write them; what is not given has its default. */
record GivenSettings(Map<String, Object> given) implements SettingReader {
    @Override
    public SettingReader section(String name, String doc) {
        return this;
    }

    @Override
    public <T> T value(String name, T fallback, SettingForm<T> form, String doc) {
        Object value = given.get(name);
        return value == null ? fallback : form.parse(value.toString());
    }
}
