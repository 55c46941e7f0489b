package dev.sluice.base;

enum FallbackSettings implements SettingReader {
    INSTANCE;

    @Override
    public SettingReader section(String name, String doc) {
        return this;
    }

    @Override
    public <T> T value(String name, T fallback, SettingForm<T> form, String doc) {
        return fallback;
    }
}
