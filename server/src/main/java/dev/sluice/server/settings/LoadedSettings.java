package dev.sluice.server.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What came of reading the settings: all of them, or everything that is wrong. */
public sealed interface LoadedSettings {
    /** Every setting is valid. */
    record Accepted(Settings settings, SettingsReport report) implements LoadedSettings {}

    /**
     * At least one setting is wrong.
     *
     * @param mistakes never empty, ordered by source and by place in it
     */
    record Rejected(List<SettingMistake> mistakes) implements LoadedSettings {}

    /**
     * Reads the sources, in rising order.
     *
     * @param yamlFile a file that must exist if it is given
     * @param environment usually {@link System#getenv()}
     * @param flags in the order given; of several for one setting the last counts
     */
    static LoadedSettings load(Optional<Path> yamlFile, Map<String, String> environment, List<SettingFlag> flags) {
        List<SettingSource> sources = new ArrayList<>();
        yamlFile.map(YamlSource::read).ifPresent(sources::add);
        sources.add(EnvironmentSource.of(environment));
        sources.add(FlagSource.of(flags));
        LayeredSettings reader = new LayeredSettings(sources);
        Settings settings = Settings.read(reader);
        List<SettingMistake> mistakes = reader.mistakes();
        return mistakes.isEmpty()
                ? new Accepted(settings, new SettingsReport(reader.tree()))
                : new Rejected(List.copyOf(mistakes));
    }
}
