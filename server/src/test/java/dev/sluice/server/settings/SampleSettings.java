package dev.sluice.server.settings;

import dev.sluice.base.SettingReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A record tree with a setting of every form, and what the tests need to read it. */
record SampleSettings(String greeting, Ring ring, String password) {
    enum Order {
        FIRST_IN,
        LAST_IN
    }

    record Ring(int size, long maxBytes, Duration maxAge, boolean open, Order order, List<String> names) {}

    static SampleSettings read(SettingReader in) {
        String greeting = in.text("greeting", "hello", "What to say.");
        SettingReader items = in.section("items", "Items.");
        SettingReader ring = items.section("ring", "The ring.");
        return new SampleSettings(
                greeting,
                new Ring(
                        ring.integer("size", 10, 1, 100, "Slots."),
                        ring.bytes("max-bytes", 1024, 64, 1 << 20, "Bytes of a slot."),
                        ring.duration(
                                "max-age", Duration.ofMinutes(1), Duration.ofSeconds(1), Duration.ofDays(1), "Age."),
                        ring.flag("open", true, "Whether it is open."),
                        ring.choice("order", Order.FIRST_IN, Order.class, "Order of reading."),
                        ring.list("names", List.of("a", "b"), "Names | aliases.")),
                items.secret("password", "", "The secret."));
    }

    /** The outcome of reading. */
    record Read(SampleSettings settings, List<String> mistakes, SettingsReport report) {}

    static Read read(SettingSource... sources) {
        LayeredSettings reader = new LayeredSettings(List.of(sources));
        SampleSettings settings = read(reader);
        List<String> mistakes =
                reader.mistakes().stream().map(SettingMistake::toString).toList();
        return new Read(settings, mistakes, new SettingsReport(reader.tree()));
    }

    static SettingSource yaml(String text) {
        return YamlSource.read("sluice.yaml", text.getBytes(StandardCharsets.UTF_8));
    }

    static SettingSource environment(String variable, String value) {
        return EnvironmentSource.of(Map.of(variable, value));
    }

    static SettingSource flags(String... assignments) {
        return FlagSource.of(Stream.of(assignments).map(SettingFlag::set).toList());
    }
}
