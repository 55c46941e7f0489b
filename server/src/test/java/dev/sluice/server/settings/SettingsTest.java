package dev.sluice.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The record tree of the server itself. */
final class SettingsTest {
    @Test
    void nothingGivenIsAccepted() {
        LoadedSettings loaded = LoadedSettings.load(Optional.empty(), Map.of(), List.of());

        assertThat(loaded)
                .isInstanceOfSatisfying(
                        LoadedSettings.Accepted.class,
                        accepted -> assertThat(accepted.settings()).isEqualTo(Settings.defaults()));
    }

    @Test
    void theThreeSourcesAreReadInRisingOrder(@TempDir Path folder) throws IOException {
        Path file =
                Files.writeString(folder.resolve("sluice.yaml"), "data: file\ndrain-timeout: 1s\nlog.level: warn\n");

        LoadedSettings loaded = LoadedSettings.load(
                Optional.of(file),
                Map.of("SLUICE_DATA", "environment", "SLUICE_DRAIN_TIMEOUT", "2s"),
                List.of(SettingFlag.set("data=flag")));

        assertThat(loaded)
                .isInstanceOfSatisfying(
                        LoadedSettings.Accepted.class,
                        accepted -> assertThat(accepted.report().print())
                                .contains("data: flag  # --set data\n")
                                .contains("drain-timeout: 2s  # environment SLUICE_DRAIN_TIMEOUT\n")
                                .contains("level: warn  # " + file + ":3\n"));
    }

    @Test
    void oneMistakeIsEnoughToReject() {
        LoadedSettings loaded = LoadedSettings.load(Optional.empty(), Map.of("SLUICE_LOG_LEVEL", "loud"), List.of());

        assertThat(loaded)
                .isInstanceOfSatisfying(
                        LoadedSettings.Rejected.class,
                        rejected -> assertThat(rejected.mistakes())
                                .extracting(SettingMistake::toString)
                                .containsExactly("environment SLUICE_LOG_LEVEL: log.level: "
                                        + "needs one of error, warn, info, debug, trace, not 'loud'"));
    }

    @Test
    void embeddersChangeAFewDefaults() {
        assertThat(Settings.with("data=/tmp/x").data()).isEqualTo(Path.of("/tmp/x"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.with("date=x", "data="))
                .withMessage("--set date: unknown setting; did you mean data?\n--set data: needs a path, not ''");
    }

    @Test
    void everyDefaultIsItselfValid() {
        LoadedSettings loaded = LoadedSettings.load(Optional.empty(), Map.of(), List.of());
        String printed = ((LoadedSettings.Accepted) loaded).report().print();

        var reader = new LayeredSettings(List.of(SampleSettings.yaml(printed)));

        assertThat(Settings.read(reader)).isEqualTo(Settings.defaults());
        assertThat(reader.mistakes()).isEmpty();
    }

    @Test
    void noTwoSettingsShareAVariable() {
        assertThat(declared().stream().flatMap(SettingTree.Value::names).map(EnvironmentSource::variable))
                .doesNotHaveDuplicates();
    }

    @Test
    void everySettingIsDocumentedInSentences() {
        assertThat(declared()).allSatisfy(value -> assertThat(value.doc()).matches("(?s)[A-Z].*\\."));
    }

    private static List<SettingTree.Value<?>> declared() {
        LayeredSettings reader = new LayeredSettings(List.of());
        Settings.read(reader);
        return reader.tree().values().toList();
    }
}
