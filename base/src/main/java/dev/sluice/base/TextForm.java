package dev.sluice.base;

enum TextForm implements SettingForm<String> {
    OPEN,
    SECRET;

    @Override
    public String parse(String text) {
        return text;
    }

    @Override
    public String write(String value) {
        return value;
    }

    @Override
    public String type() {
        return isSecret() ? "secret" : "text";
    }

    @Override
    public boolean isSecret() {
        return this == SECRET;
    }
}
