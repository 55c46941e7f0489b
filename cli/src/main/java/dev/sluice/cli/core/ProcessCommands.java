package dev.sluice.cli.core;

import dev.sluice.cli.terminal.Table;
import dev.sluice.client.core.Call;
import dev.sluice.client.core.Done;
import dev.sluice.client.core.ProcessCalls;
import dev.sluice.client.core.ProcessPart;
import dev.sluice.client.core.ProcessQuery;
import dev.sluice.wire.core.ContractException;
import dev.sluice.wire.core.CoreCodecs;
import dev.sluice.wire.core.CoreProcess;
import dev.sluice.wire.core.InvalidRequestException;
import dev.sluice.wire.core.Probe;
import dev.sluice.wire.core.ProcessCommand;
import dev.sluice.wire.core.ProcessConfig;
import dev.sluice.wire.core.ProcessIo;
import dev.sluice.wire.core.ProcessReport;
import dev.sluice.wire.core.ProcessState;
import dev.sluice.wire.core.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code sluice core process}. */
@Command(name = "process", description = "Processes: what FFmpeg is to do.", mixinStandardHelpOptions = true)
final class ProcessCommands implements Runnable {
    private static final ProcessCalls CALLS = ProcessCalls.LOCAL;

    @Spec
    private CommandSpec spec;

    ProcessCommands() {
        spec = CommandSpec.create();
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    @Command(description = "All processes.")
    int list(@Mixin CoreTarget target) {
        ProcessQuery states = ProcessQuery.ALL.withParts(ProcessPart.STATE);
        return target.show(out(), CALLS.list(states), ProcessCommands::list);
    }

    private static String list(List<CoreProcess> processes) {
        Table table = Table.of("ID", "REFERENCE", "ORDER", "STATE", "SECONDS", "CPU %", "MEMORY MB", "FPS");
        processes.stream().sorted(Comparator.comparing(CoreProcess::id)).forEach(process -> {
            ProcessState state = process.state();
            if (state == null) {
                table.row(process.id(), process.reference(), null, null, null, null, null, null);
                return;
            }
            Progress progress = state.progress();
            table.row(
                    process.id(),
                    process.reference(),
                    state.order(),
                    state.exec(),
                    state.runtimeSeconds(),
                    Math.round(state.cpuUsage()),
                    state.memoryBytes() / 1_048_576,
                    progress == null ? null : Math.round(progress.fps()));
        });
        return table.toString();
    }

    @Command(description = "One process.")
    int get(@Mixin CoreTarget target, @Parameters(paramLabel = "ID") String id) {
        return target.show(out(), CALLS.get(id), ProcessCommands::describe);
    }

    private static String describe(CoreProcess process) {
        Table table = Table.pairs().row("id", process.id()).row("reference", process.reference());
        ProcessState state = process.state();
        if (state != null) {
            table.row("order", state.order())
                    .row("state", state.exec() + " for " + state.runtimeSeconds() + " s")
                    .row("last line", state.lastLogline());
        }
        ProcessConfig config = process.config();
        if (config != null) {
            table.row("options", String.join(" ", config.options()));
            config.input().forEach(input -> table.row("input " + input.id(), line(input)));
            config.output().forEach(output -> table.row("output " + output.id(), line(output)));
        }
        return table.row("created", Table.instant(process.createdAt())).toString();
    }

    private static String line(ProcessIo io) {
        return (String.join(" ", io.options()) + " " + io.address()).strip();
    }

    @Command(description = "Adds a process; prints its id.")
    int add(
            @Mixin CoreTarget target,
            @Option(names = "-f", paramLabel = "FILE", required = true, description = "Its definition as JSON.")
                    Path file) {
        return target.show(out(), CALLS.add(read(file)), config -> Table.clean(config.id()) + "\n");
    }

    private static JsonNode read(Path file) {
        try {
            return CoreCodecs.JSON.decode(Files.readAllBytes(file));
        } catch (IOException fault) {
            throw new InvalidRequestException("-f", "cannot read " + file);
        } catch (ContractException fault) {
            throw new InvalidRequestException("-f", file + " is not JSON: " + fault.reason());
        }
    }

    @Command(description = "Starts a process.")
    int start(@Mixin CoreTarget target, @Parameters(paramLabel = "ID") String id) {
        return order(target, id, ProcessCommand.START);
    }

    @Command(description = "Stops a process.")
    int stop(@Mixin CoreTarget target, @Parameters(paramLabel = "ID") String id) {
        return order(target, id, ProcessCommand.STOP);
    }

    @Command(description = "Ends the run of a process; it comes back if it reconnects.")
    int restart(@Mixin CoreTarget target, @Parameters(paramLabel = "ID") String id) {
        return order(target, id, ProcessCommand.RESTART);
    }

    @Command(description = "Stops and removes a process.")
    int delete(@Mixin CoreTarget target, @Parameters(paramLabel = "ID") String id) {
        return silent(target, CALLS.delete(id));
    }

    private int order(CoreTarget target, String id, ProcessCommand command) {
        return silent(target, CALLS.command(id, command));
    }

    private int silent(CoreTarget target, Call<Done> call) {
        return target.show(out(), call, done -> "");
    }

    @Command(description = "What FFmpeg printed: the prelude, then the log.")
    int logs(@Mixin CoreTarget target, @Parameters(paramLabel = "ID") String id) {
        return target.show(out(), CALLS.report(id, null, null), ProcessCommands::lines);
    }

    private static String lines(ProcessReport report) {
        StringBuilder text = new StringBuilder();
        report.preludeLines().forEach(line -> text.append(Table.clean(line)).append('\n'));
        report.logLines().forEach(line -> text.append(Table.clean(line.line())).append('\n'));
        return text.toString();
    }

    @Command(description = "Looks into the inputs of a process.")
    int probe(@Mixin CoreTarget target, @Parameters(paramLabel = "ID") String id) {
        return target.show(out(), CALLS.probe(id), ProcessCommands::streams);
    }

    private static String streams(Probe probe) {
        if (probe.streams().isEmpty()) {
            String last = probe.log().isEmpty() ? "no streams" : probe.log().getLast();
            throw new InvalidRequestException("probe", Table.clean(last));
        }
        Table table = Table.of("INPUT", "STREAM", "TYPE", "CODEC", "FORMAT", "SIZE", "FPS", "AUDIO", "KBIT/S");
        probe.streams()
                .forEach(stream -> table.row(
                        stream.index(),
                        stream.stream(),
                        stream.type(),
                        stream.codec(),
                        stream.format(),
                        stream.width() == 0 ? "" : stream.width() + "x" + stream.height(),
                        stream.fps() == 0 ? "" : stream.fps(),
                        stream.samplingHz() == 0 ? "" : stream.samplingHz() + " Hz " + stream.layout(),
                        Math.round(stream.bitrateKbps())));
        return table.toString();
    }
}
