package dev.sluice.access;

import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Values that several holders share: made for the first, kept as long as one holds it, and after that until
 * {@link #trim} finds nothing left in it to remember. Thread-safe.
 */
final class SharedEntries<K, V> {
    private record Entry<V>(V value, int holders) {
        Entry<V> held(int more) {
            return new Entry<>(value, holders + more);
        }
    }

    private final ConcurrentHashMap<K, Entry<V>> entries = new ConcurrentHashMap<>();

    V acquire(K key, Supplier<V> make) {
        Entry<V> entry = entries.compute(key, (_, was) -> was == null ? new Entry<>(make.get(), 1) : was.held(1));
        return entry.value();
    }

    void release(K key) {
        entries.computeIfPresent(key, (_, was) -> was.held(-1));
    }

    /** Forgets the values that nobody holds and that have, by {@code spent}, nothing left to remember. */
    void trim(Predicate<V> spent) {
        for (K key : entries.keySet()) {
            entries.computeIfPresent(key, (_, entry) -> keep(entry, spent));
        }
    }

    Collection<V> values() {
        return entries.values().stream().map(Entry::value).toList();
    }

    private static <V> @Nullable Entry<V> keep(Entry<V> entry, Predicate<V> spent) {
        return entry.holders() == 0 && spent.test(entry.value()) ? null : entry;
    }
}
