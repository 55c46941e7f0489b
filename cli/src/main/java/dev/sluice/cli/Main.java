package dev.sluice.cli;

import dev.sluice.cli.access.AccountsCommand;
import dev.sluice.cli.access.KeysCommand;
import dev.sluice.cli.core.CoreCommand;
import dev.sluice.cli.items.GetCommand;
import dev.sluice.cli.items.LatencyCommand;
import dev.sluice.cli.items.SetCommand;
import dev.sluice.cli.rooms.RoomsCommand;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code sluice}: the root of all commands. */
@Command(
        name = "sluice",
        description = "One self-hosted real-time streaming server, and its tools.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
public final class Main {
    private static final Set<String> VERSION = Set.of("-V", "--version");

    private Main() {}

    /** Exits with 0 when all went well, 1 when a call failed, 2 for a wrong command or setting. */
    public static void main(String[] args) {
        // Payloads are UTF-8 whatever the terminal's locale says, and what is piped must arrive as it was set.
        PrintWriter out = new PrintWriter(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        int exitCode = commandLine(args).setOut(out).execute(args);
        out.flush();
        System.exit(exitCode);
    }

    /** All commands, in the order of the help. A new one is registered here. */
    private static SequencedMap<String, Supplier<Object>> commands() {
        SequencedMap<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put("serve", ServeCommand::new);
        commands.put("config", ConfigCommand::new);
        commands.put("set", SetCommand::new);
        commands.put("get", GetCommand::new);
        commands.put("latency", LatencyCommand::new);
        commands.put("accounts", AccountsCommand::new);
        commands.put("keys", KeysCommand::new);
        commands.put("rooms", RoomsCommand::new);
        commands.put("core", CoreCommand::new);
        commands.put("train", TrainCommand::new);
        return commands;
    }

    /**
     * The parser for these arguments. Reading the annotations of all commands takes longer than most commands do, so
     * only the one that is called is read; all of them where the help or a suggestion may need them.
     */
    static CommandLine commandLine(String... args) {
        Map<String, Supplier<Object>> commands = commands();
        CommandLine root = new CommandLine(new Main());
        String first = args.length == 0 ? "" : args[0];
        if (commands.containsKey(first)) {
            commands.keySet().retainAll(Set.of(first));
        } else if (VERSION.contains(first)) {
            commands.clear();
        }
        commands.forEach((name, command) -> root.addSubcommand(name, command.get()));
        return root.setExecutionExceptionHandler(new PlainFaults())
                .setParameterExceptionHandler(new PlainMistakes())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true);
    }
}
