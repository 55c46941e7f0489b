package dev.sluice.access;

import dev.sluice.base.SettingReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Settings by name; what is not given has its default. */
record GivenSettings(Map<String, Object> given) implements SettingReader {
    @Override
    public SettingReader section(String name, String doc) {
        return this;
    }

    @Override
    public String text(String name, String fallback, String doc) {
        return (String) given.getOrDefault(name, fallback);
    }

    @Override
    public boolean flag(String name, boolean fallback, String doc) {
        return (Boolean) given.getOrDefault(name, fallback);
    }

    @Override
    public int integer(String name, int fallback, int min, int max, String doc) {
        return (Integer) given.getOrDefault(name, fallback);
    }

    @Override
    public long bytes(String name, long fallback, long min, long max, String doc) {
        return (Long) given.getOrDefault(name, fallback);
    }

    @Override
    public Duration duration(String name, Duration fallback, Duration min, Duration max, String doc) {
        return (Duration) given.getOrDefault(name, fallback);
    }

    @Override
    public <E extends Enum<E>> E choice(String name, E fallback, Class<E> type, String doc) {
        return type.cast(given.getOrDefault(name, fallback));
    }

    @Override
    @SuppressWarnings("unchecked") // a test's own map
    public List<String> list(String name, List<String> fallback, String doc) {
        return (List<String>) given.getOrDefault(name, fallback);
    }
}
