package dev.sluice.server.settings;

import static dev.sluice.server.settings.SampleSettings.environment;
import static dev.sluice.server.settings.SampleSettings.flags;
import static dev.sluice.server.settings.SampleSettings.read;
import static dev.sluice.server.settings.SampleSettings.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SettingsReportTest {
    @Test
    void printsTheEffectiveSettingsWithTheSourceOfEachGivenValue() {
        var read = read(
                yaml("items.ring:\n  size: 10\n  max-age: 60s\n"),
                environment("SLUICE_ITEMS_RING_MAX_BYTES", "2048"),
                flags("greeting=a: b", "items.password=s3cret"));

        assertThat(read.report().print()).isEqualTo("""
                        greeting: "a: b"  # --set greeting
                        items:
                          ring:
                            size: 10  # sluice.yaml:2
                            max-bytes: 2KiB  # environment SLUICE_ITEMS_RING_MAX_BYTES
                            max-age: 1m  # sluice.yaml:3
                            open: true
                            order: first-in
                            names: "a,b"
                          # password: (not shown; from --set items.password)
                        """);
    }

    @Test
    void noMistakeShowsASecret() {
        assertThat(read(yaml("items.password: {s3cret: 1}")).mistakes().toString())
                .contains("items.password.s3cret");
        assertThat(read(yaml("items.password: [a, 'b,s3cret']")).mistakes().toString())
                .doesNotContain("s3cret");
        assertThat(read(new SettingSource[0]).report().print()).contains("# password: (not set)");
    }

    @Test
    void theReferenceListsEverySettingBySection() {
        LayeredSettings nothingGiven = new LayeredSettings(List.of());
        SampleSettings.read(nothingGiven);

        assertThat(SettingsReference.render(nothingGiven.tree()))
                .contains("| `greeting` | `SLUICE_GREETING` | text | `hello` |  | What to say. |")
                .contains("## `items`\n\nItems.\n")
                .contains("## `items.ring`\n\nThe ring.\n")
                .contains("| `items.ring.size` | `SLUICE_ITEMS_RING_SIZE` | whole number | `10` | 1 to 100 | Slots. |")
                .contains(
                        "| `items.ring.names` | `SLUICE_ITEMS_RING_NAMES` | list of texts | `a,b` |  | Names \\| aliases. |")
                .contains("| `items.password` | `SLUICE_ITEMS_PASSWORD` | secret |  |  | The secret. |");
    }
}
