package dev.sluice.server.settings;

import static dev.sluice.server.settings.SampleSettings.environment;
import static dev.sluice.server.settings.SampleSettings.read;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EnvironmentSourceTest {
    @Test
    void dotsAndHyphensBecomeUnderscores() {
        assertThat(EnvironmentSource.variable("items.ring.max-bytes")).isEqualTo("SLUICE_ITEMS_RING_MAX_BYTES");
    }

    @Test
    void anUnknownVariableIsAMistakeWithASuggestion() {
        assertThat(read(environment("SLUICE_ITEMS_RING_SIZ", "5")).mistakes())
                .containsExactly(
                        "environment SLUICE_ITEMS_RING_SIZ: unknown setting; did you mean SLUICE_ITEMS_RING_SIZE?");
    }

    @Test
    void aVariableLikeNoSettingIsAMistakeWithoutSuggestion() {
        assertThat(read(environment("SLUICE_XYZZY", "5")).mistakes())
                .containsExactly("environment SLUICE_XYZZY: unknown setting; `sluice config doc` lists all");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PATH",
                "sluice_items_ring_size",
                "XRTC_SLUICE_X",
                "SLUICE_HOME",
                "SLUICE_JAVA_OPTS",
                "SLUICE_SERVICE_HOST",
                "SLUICE_SERVICE_PORT_HTTP",
                "SLUICE_PORT",
                "SLUICE_PORT_8080_TCP",
                "SLUICE_PORT_8080_TCP_ADDR"
            })
    void variablesOfOthersAreLeftAlone(String variable) {
        assertThat(read(environment(variable, "tcp://10.0.0.1:8080")).mistakes())
                .isEmpty();
    }

    @Test
    void anEmptyVariableCountsAsNotSet() {
        var read = read(environment("SLUICE_ITEMS_RING_SIZE", ""));

        assertThat(read.mistakes()).isEmpty();
        assertThat(read.settings().ring().size()).isEqualTo(10);
    }

    @Test
    void aVariableOfASectionIsAMistake() {
        assertThat(read(environment("SLUICE_ITEMS_RING", "5")).mistakes())
                .containsExactly("environment SLUICE_ITEMS_RING: is a section of settings such as items.ring.size, "
                        + "it has no value itself");
    }
}
