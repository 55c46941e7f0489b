package dev.sluice.base;

import java.util.LinkedHashMap;
import java.util.OptionalLong;
import java.util.SequencedMap;

record BytesForm(long min, long max) implements SettingForm<Long> {
    private static final Quantity QUANTITY = new Quantity(units());

    @Override
    public Long parse(String text) {
        OptionalLong bytes = QUANTITY.parse(text);
        if (bytes.isEmpty() || bytes.getAsLong() < min || bytes.getAsLong() > max) {
            throw new IllegalArgumentException("a size from " + bounds() + ", written like 1024, 64KiB or 1MiB");
        }
        return bytes.getAsLong();
    }

    @Override
    public String write(Long value) {
        return QUANTITY.write(value);
    }

    @Override
    public String type() {
        return "size";
    }

    @Override
    public String bounds() {
        return write(min) + " to " + write(max);
    }

    private static SequencedMap<String, Long> units() {
        SequencedMap<String, Long> units = new LinkedHashMap<>();
        units.put("B", 1L);
        units.put("", 1L);
        units.put("KiB", 1L << 10);
        units.put("MiB", 1L << 20);
        units.put("GiB", 1L << 30);
        units.put("TiB", 1L << 40);
        return units;
    }
}
