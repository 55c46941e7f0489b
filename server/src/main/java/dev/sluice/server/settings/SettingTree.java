package dev.sluice.server.settings;

import dev.sluice.base.SettingForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The settings as they were declared, with their values. */
sealed interface SettingTree {
    /** The dotted name; empty for the root. */
    String name();

    String doc();

    /** The part of the name that the parent does not have. */
    default String lastName() {
        return name().substring(name().lastIndexOf('.') + 1);
    }

    /** Settings that belong together. Grows while the settings are read. */
    record Section(String name, String doc, List<SettingTree> children) implements SettingTree {
        static Section root() {
            return new Section("", "", new ArrayList<>());
        }

        /** Every setting in this section and the sections below. */
        Stream<Value<?>> values() {
            return children.stream().flatMap(child -> switch (child) {
                case Value<?> value -> Stream.of(value);
                case Section section -> section.values();
            });
        }
    }

    /**
     * One setting.
     *
     * @param origin where the value was given; empty for the default
     */
    record Value<T>(String name, String doc, SettingForm<T> form, T fallback, T value, Optional<String> origin)
            implements SettingTree {
        /** The names it can be given under. */
        Stream<String> names() {
            return form.isSecret() ? Stream.of(name, SecretFile.setting(name)) : Stream.of(name);
        }

        String text() {
            return form.write(value);
        }

        String fallbackText() {
            return form.write(fallback);
        }
    }
}
