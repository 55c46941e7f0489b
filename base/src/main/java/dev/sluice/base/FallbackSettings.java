package dev.sluice.base;

import java.time.Duration;
import java.util.List;

enum FallbackSettings implements SettingReader {
    INSTANCE;

    @Override
    public SettingReader section(String name, String doc) {
        return this;
    }

    @Override
    public String text(String name, String fallback, String doc) {
        return fallback;
    }

    @Override
    public boolean flag(String name, boolean fallback, String doc) {
        return fallback;
    }

    @Override
    public int integer(String name, int fallback, int min, int max, String doc) {
        return fallback;
    }

    @Override
    public long bytes(String name, long fallback, long min, long max, String doc) {
        return fallback;
    }

    @Override
    public Duration duration(String name, Duration fallback, Duration min, Duration max, String doc) {
        return fallback;
    }

    @Override
    public <E extends Enum<E>> E choice(String name, E fallback, Class<E> type, String doc) {
        return fallback;
    }

    @Override
    public List<String> list(String name, List<String> fallback, String doc) {
        return fallback;
    }
}
