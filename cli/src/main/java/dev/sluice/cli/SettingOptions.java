package dev.sluice.cli;

import dev.sluice.server.settings.LoadedSettings;
import dev.sluice.server.settings.SettingFlag;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that set settings, and the reading of all sources of settings. */
final class SettingOptions {
    @Option(names = "--config", paramLabel = "FILE", description = "YAML file with settings.")
    private @Nullable Path config;

    @Option(names = "--data", paramLabel = "DIR", description = "Data folder. Default: ./sluice-data")
    private @Nullable String data;

    @Option(names = "--http", paramLabel = "HOST:PORT", description = "Where HTTP listens. Default: 127.0.0.1:8080")
    private @Nullable String http;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "Any setting, such as items.get-timeout=10s; see 'sluice config doc'.")
    private List<String> assignments = new ArrayList<>();

    /** Reads file, environment and flags, in rising order. */
    LoadedSettings load(Map<String, String> environment) {
        List<SettingFlag> flags = new ArrayList<>();
        assignments.forEach(assignment -> flags.add(SettingFlag.set(assignment)));
        if (data != null) {
            flags.add(new SettingFlag("--data", "data", data));
        }
        if (http != null) {
            flags.add(new SettingFlag("--http", "http.address", http));
        }
        return LoadedSettings.load(Optional.ofNullable(config), environment, flags);
    }

    /** One line for each mistake. */
    static void printMistakes(LoadedSettings.Rejected rejected, PrintWriter err) {
        rejected.mistakes().forEach(mistake -> err.println("sluice: " + mistake));
    }
}
