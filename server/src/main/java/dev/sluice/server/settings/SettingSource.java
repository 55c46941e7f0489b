package dev.sluice.server.settings;

import java.util.List;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One place that settings come from, read but not yet understood.
 *
 * @param entries by the key they were given under, in the order given
 * @param mistakes in the form of the source, found while reading it
 * @param spelling from a setting's name to its key in this source
 */
record SettingSource(
        SequencedMap<String, Entry> entries, List<SettingMistake> mistakes, UnaryOperator<String> spelling) {

    /**
     * What was given.
     *
     * @param origin for people; see {@link SettingMistake#origin}
     * @param text null if the name stands there without a value, as in {@code items:}
     */
    record Entry(String origin, @Nullable String text) {}

    SettingSource {
        mistakes = List.copyOf(mistakes);
    }

    @Nullable
    Entry find(String setting) {
        return entries.get(spelling.apply(setting));
    }
}
