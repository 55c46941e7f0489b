package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MainTest {
    @ParameterizedTest
    @ValueSource(strings = {"--version", "-V"})
    void theVersionIsOneLine(String option) {
        CommandLineRun run = CommandLineRun.of(option);

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().strip()).startsWith("sluice ").doesNotContain("\n");
    }

    @Test
    void theHelpNamesEveryCommandForUsers() {
        assertThat(CommandLineRun.of("--help").out())
                .contains("serve", "config", "set", "get", "latency", "accounts", "keys", "rooms", "core")
                .doesNotContain("train");
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "config", "set", "get", "latency", "accounts", "keys", "rooms", "core"})
    void everyCommandHasAHelp(String command) {
        CommandLineRun run = CommandLineRun.of(command, "--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Usage: sluice " + command);
    }

    @Test
    void aMisspeltCommandIsAnsweredWithTheRightOne() {
        CommandLineRun run = CommandLineRun.of("acounts", "list");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("acounts").contains("accounts");
    }

    @Test
    void aWrongOptionIsSaidShortly() {
        CommandLineRun run = CommandLineRun.of("get", "abc", "--mode", "fast");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("sluice: Invalid value for option '--mode'")
                .contains("Try: sluice get --help")
                .hasLineCount(2);
    }

    @Test
    void nothingAtAllIsAMistakeToo() {
        assertThat(CommandLineRun.of().exitCode()).isEqualTo(2);
    }
}
