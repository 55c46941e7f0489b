package dev.sluice.server.settings;

import static dev.sluice.server.settings.SampleSettings.environment;
import static dev.sluice.server.settings.SampleSettings.flags;
import static dev.sluice.server.settings.SampleSettings.read;
import static dev.sluice.server.settings.SampleSettings.yaml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LayeredSettingsTest {
    @Test
    void withoutSourcesEverythingIsDefault() {
        SampleSettings.Read read = read(new SettingSource[0]);

        assertThat(read.mistakes()).isEmpty();
        assertThat(read.settings())
                .isEqualTo(new SampleSettings(
                        "hello",
                        new SampleSettings.Ring(
                                10,
                                1024,
                                Duration.ofMinutes(1),
                                true,
                                SampleSettings.Order.FIRST_IN,
                                List.of("a", "b")),
                        ""));
    }

    @Test
    void theFileCountsMoreThanDefaults() {
        assertThat(read(yaml("items.ring.size: 11")).settings().ring().size()).isEqualTo(11);
    }

    @Test
    void theEnvironmentCountsMoreThanTheFile() {
        var read = read(yaml("items.ring.size: 11"), environment("SLUICE_ITEMS_RING_SIZE", "12"));

        assertThat(read.settings().ring().size()).isEqualTo(12);
    }

    @Test
    void flagsCountMoreThanTheEnvironment() {
        var read = read(
                yaml("items.ring.size: 11"), environment("SLUICE_ITEMS_RING_SIZE", "12"), flags("items.ring.size=13"));

        assertThat(read.settings().ring().size()).isEqualTo(13);
        assertThat(read.mistakes()).isEmpty();
    }

    @Test
    void ofSeveralFlagsTheLastCounts() {
        assertThat(read(flags("greeting=a", "greeting=b=c")).settings().greeting())
                .isEqualTo("b=c");
    }

    @Test
    void everySourceGivesEveryForm() {
        var read = read(
                yaml("""
                        greeting: good morning
                        items:
                          ring: {size: 1, max-bytes: 64KiB}
                          ring.open: false
                        """),
                EnvironmentSource.of(Map.of("SLUICE_ITEMS_RING_MAX_AGE", "5s", "SLUICE_ITEMS_RING_ORDER", "LAST_IN")),
                flags("items.ring.names=x, y", "items.password=p"));

        assertThat(read.mistakes()).isEmpty();
        assertThat(read.settings())
                .isEqualTo(new SampleSettings(
                        "good morning",
                        new SampleSettings.Ring(
                                1,
                                65_536,
                                Duration.ofSeconds(5),
                                false,
                                SampleSettings.Order.LAST_IN,
                                List.of("x", "y")),
                        "p"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            items.ring.size=0; a whole number from 1 to 100, not '0'
            items.ring.size=101; a whole number from 1 to 100, not '101'
            items.ring.size=; a whole number from 1 to 100, not ''
            items.ring.max-bytes=2MiB; a size from 64 to 1MiB, written like 1024, 64KiB or 1MiB, not '2MiB'
            items.ring.max-age=0s; a duration from 1s to 1d, written like 500ms, 5s, 1m, 1h or 90d, not '0s'
            items.ring.open=1; true or false, not '1'
            items.ring.order=random; one of first-in, last-in, not 'random'
            """)
    void aWrongValueIsNamedWithWhatWouldBeRight(String assignment, String needed) {
        String name = assignment.substring(0, assignment.indexOf('='));

        assertThat(read(flags(assignment)).mistakes()).containsExactly("--set " + name + ": needs " + needed);
    }

    @Test
    void allMistakesAreReportedAtOnceInTheOrderOfTheSources() {
        var read = read(
                yaml("items:\n  ring:\n    size: many\n    opne: true\n"),
                environment("SLUICE_ITEMS_RING_SIZE", "few"),
                flags("greting=hi"));

        assertThat(read.mistakes())
                .containsExactly(
                        "sluice.yaml:3: items.ring.size: needs a whole number from 1 to 100, not 'many'",
                        "sluice.yaml:4: items.ring.opne: unknown setting; did you mean items.ring.open?",
                        "environment SLUICE_ITEMS_RING_SIZE: items.ring.size: needs a whole number from 1 to 100, not 'few'",
                        "--set greting: unknown setting; did you mean greeting?");
    }

    @Test
    void mistakesOnOneLineAreToldApart() {
        assertThat(read(yaml("items.ring: {size: 0, max-bytes: 0}")).mistakes())
                .containsExactly(
                        "sluice.yaml:1: items.ring.size: needs a whole number from 1 to 100, not '0'",
                        "sluice.yaml:1: items.ring.max-bytes: "
                                + "needs a size from 64 to 1MiB, written like 1024, 64KiB or 1MiB, not '0'");
    }

    @Test
    void aValueThatLosesIsCheckedAllTheSame() {
        assertThat(read(yaml("items.ring.size: 0"), flags("items.ring.size=5")).mistakes())
                .singleElement()
                .asString()
                .startsWith("sluice.yaml:1: items.ring.size: ");
    }

    @Test
    void aMistakeStaysOnOneLineWhateverWasWritten() {
        String mistake = read(flags("items.ring.size=a\nb\u001b[31m\u2028" + "x".repeat(200)))
                .mistakes()
                .getFirst();

        assertThat(mistake)
                .contains("not 'a\\nb\ufffd[31m\ufffdx")
                .endsWith("x…'")
                .hasSizeLessThan(150);
    }

    @Test
    void flagsThatStandForASettingAreNamedAsWritten() {
        var source = FlagSource.of(List.of(new SettingFlag("--ring", "items.ring.size", "0")));

        assertThat(read(source).mistakes())
                .containsExactly("--ring: items.ring.size: needs a whole number from 1 to 100, not '0'");
    }

    @Test
    void aFlagWithoutValueIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SettingFlag.set("items.ring.size"))
                .withMessage("--set needs name=value, not 'items.ring.size'");
        assertThatIllegalArgumentException().isThrownBy(() -> SettingFlag.set("=5"));
    }

    @Test
    void aNameDeclaredTwiceIsAFaultOfTheProgram() {
        LayeredSettings reader = new LayeredSettings(List.of());
        reader.flag("open", true, "Whether it is open.");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> reader.flag("open", true, "Whether it is open."))
                .withMessageContaining("declared twice");
    }

    @Test
    void aNameThatIsNotKebabCaseIsAFaultOfTheProgram() {
        LayeredSettings reader = new LayeredSettings(List.of());

        assertThatIllegalArgumentException().isThrownBy(() -> reader.flag("isOpen", true, "Whether it is open."));
    }
}
