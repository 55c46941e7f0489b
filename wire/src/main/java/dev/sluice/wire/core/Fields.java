package dev.sluice.wire.core;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the canonical constructors of this package share: demands, defaults and copies. */
final class Fields {
    private Fields() {}

    /** Fails naming the wire field when an answer leaves out what the contract demands. */
    static void required(String wireName, @Nullable Object value) {
        if (value == null) {
            throw new MissingFieldException(wireName);
        }
    }

    /** An immutable copy; null, which Go writes for an empty slice, becomes the empty list. */
    static <T> List<T> list(@Nullable List<T> values) {
        return values == null ? List.of() : List.copyOf(values);
    }

    static <T> @Nullable List<T> copyOrNull(@Nullable List<T> values) {
        return values == null ? null : List.copyOf(values);
    }

    /** An immutable copy in the order of the wire; null becomes the empty map. */
    static <V> Map<String, V> map(@Nullable Map<String, V> values) {
        return values == null || values.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    static <V> @Nullable Map<String, V> copyOrNull(@Nullable Map<String, V> values) {
        return values == null ? null : map(values);
    }

    static <T> T orElse(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }
}
