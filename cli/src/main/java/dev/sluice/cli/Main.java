package dev.sluice.cli;

import dev.sluice.cli.core.CoreCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code sluice}: the root of all commands. */
@Command(
        name = "sluice",
        description = "One self-hosted real-time streaming server, and its tools.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {ServeCommand.class, ConfigCommand.class, CoreCommand.class, TrainCommand.class})
public final class Main {
    private Main() {}

    /** Exits with 0 when all went well, 1 when a call failed, 2 for a wrong command or setting. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setExecutionExceptionHandler(new PlainFaults())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true);
    }
}
