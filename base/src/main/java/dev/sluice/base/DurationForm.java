package dev.sluice.base;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.OptionalLong;
import java.util.SequencedMap;

record DurationForm(Duration min, Duration max) implements SettingForm<Duration> {
    private static final Quantity QUANTITY = new Quantity(units());

    @Override
    public Duration parse(String text) {
        OptionalLong ms = QUANTITY.parse(text);
        if (ms.isEmpty() || ms.getAsLong() < min.toMillis() || ms.getAsLong() > max.toMillis()) {
            throw new IllegalArgumentException(
                    "a duration from " + bounds() + ", written like 500ms, 5s, 1m, 1h or 90d");
        }
        return Duration.ofMillis(ms.getAsLong());
    }

    @Override
    public String write(Duration value) {
        return value.isZero() ? "0s" : QUANTITY.write(value.toMillis());
    }

    @Override
    public String type() {
        return "duration";
    }

    @Override
    public String bounds() {
        return write(min) + " to " + write(max);
    }

    private static SequencedMap<String, Long> units() {
        SequencedMap<String, Long> units = new LinkedHashMap<>();
        units.put("ms", 1L);
        units.put("s", Duration.ofSeconds(1).toMillis());
        units.put("m", Duration.ofMinutes(1).toMillis());
        units.put("h", Duration.ofHours(1).toMillis());
        units.put("d", Duration.ofDays(1).toMillis());
        return units;
    }
}
