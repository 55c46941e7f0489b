package dev.sluice.base;

import java.util.Locale;

/** YAML's older spellings of a flag are understood too, since people write them. */
enum FlagForm implements SettingForm<Boolean> {
    INSTANCE;

    @Override
    public Boolean parse(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on" -> true;
            case "false", "no", "off" -> false;
            default -> throw new IllegalArgumentException("true or false");
        };
    }

    @Override
    public String write(Boolean value) {
        return value.toString();
    }

    @Override
    public String type() {
        return "flag";
    }

    @Override
    public String bounds() {
        return "true, false";
    }
}
