package dev.sluice.server.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;

/** Settings from the command line. Of flags for the same setting the last one counts, as is usual in shells. */
final class FlagSource {
    private FlagSource() {}

    static SettingSource of(List<SettingFlag> flags) {
        SequencedMap<String, SettingSource.Entry> entries = new LinkedHashMap<>();
        for (SettingFlag flag : flags) {
            entries.put(flag.name(), new SettingSource.Entry(flag.spelling(), flag.value()));
        }
        return new SettingSource(entries, List.of(), UnaryOperator.identity());
    }
}
