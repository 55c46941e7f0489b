package dev.sluice.bench.rooms;

import dev.sluice.bench.Folders;
import dev.sluice.bench.Progress;
import dev.sluice.bench.Versions;
import dev.sluice.bench.load.LoadException;
import dev.sluice.bench.report.Bar;
import dev.sluice.bench.report.Machine;
import dev.sluice.bench.report.MarkdownReport;
import dev.sluice.bench.report.Report;
import dev.sluice.bench.report.ReportFiles;
import dev.sluice.bench.report.Samples;
import dev.sluice.bench.rooms.server.RoomFleet;
import dev.sluice.bench.rooms.server.SluiceRooms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench/run rooms}: measures the signalling server beside others and writes what came out. */
@Command(
        name = "rooms",
        description = "Measures room signalling beside PyRTC and the PeerJS server in one run.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class RoomsCommand implements Callable<Integer> {
    @Mixin
    private RoomsPlanOptions amount = new RoomsPlanOptions();

    @Option(
            names = "--only",
            paramLabel = "SECTION",
            split = ",",
            description = "Only these sections: relay, saturated, pools, join, memory.")
    private List<String> only = List.of();

    @Mixin
    private RoomPeersOptions peers = new RoomPeersOptions();

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "A setting for every Sluice that is started.")
    private Map<String, String> settings = Map.of();

    @Option(
            names = "--server-command",
            paramLabel = "COMMAND",
            defaultValue = "./sluice",
            description = "What takes 'serve --data …', split at blanks. Default: ${DEFAULT-VALUE}.")
    private String serverCommand = "./sluice";

    @Option(
            names = "--results",
            paramLabel = "FOLDER",
            defaultValue = "bench/results",
            description = "Where the files go. Default: ${DEFAULT-VALUE}.")
    private Path results = Path.of("bench/results");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Progress progress = new Progress(System.err);

    /** 0 when every section ran to its end, 1 when one broke off, 2 when the arguments are wrong. */
    @Override
    public Integer call() throws IOException {
        Instant startedAt = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        List<RoomSection> sections = sections();
        SequencedMap<String, String> machine = Machine.facts();
        Path workDir = Files.createTempDirectory("sluice-bench-");
        try {
            RoomContext context =
                    new RoomContext(amount.plan(), fleet(workDir, machine), new Samples(), new ArrayList<>(), progress);
            List<String> failures = new ArrayList<>();
            for (RoomSection section : sections) {
                run(section, context, failures);
            }
            write(report(startedAt, machine, context, failures));
            return failures.isEmpty() ? 0 : 1;
        } finally {
            Folders.delete(workDir);
        }
    }

    private List<RoomSection> sections() {
        List<RoomSection> all = RoomSection.all();
        List<String> names = all.stream().map(RoomSection::name).toList();
        for (String wanted : only) {
            if (!names.contains(wanted)) {
                throw wrong("--only " + wanted + ": no such section; there are " + String.join(", ", names));
            }
        }
        return all.stream()
                .filter(section -> only.isEmpty() || only.contains(section.name()))
                .toList();
    }

    private RoomFleet fleet(Path workDir, SequencedMap<String, String> machine) {
        List<String> sluice = List.of(serverCommand.trim().split(" +", -1));
        List<String> version = new ArrayList<>(sluice);
        version.add("--version");
        progress.say("asking Sluice for its version (it builds itself now if it has to)");
        machine.put("Sluice", Versions.of(version));
        machine.put("Sluice's settings", all().toString());
        Optional<Path> python = peers.python(spec, machine);
        Optional<RoomFleet.Peerjs> peerjs = peers.peerjs(spec, machine);
        return new RoomFleet(sluice, settings, python, peerjs, workDir);
    }

    private Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>(SluiceRooms.SETTINGS);
        all.putAll(settings);
        return all;
    }

    private CommandLine.ParameterException wrong(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }

    private void run(RoomSection section, RoomContext context, List<String> failures) {
        try {
            section.run(context);
        } catch (LoadException e) {
            progress.say(section.name() + " broke off: " + e.getMessage());
            failures.add(section.name() + ": " + e.getMessage());
        }
    }

    private Report report(
            Instant startedAt, SequencedMap<String, String> machine, RoomContext context, List<String> failures) {
        List<Bar.Verdict> verdicts =
                RoomBars.all().stream().map(bar -> bar.judge(context.samples())).toList();
        return new Report(
                startedAt,
                amount.mode(),
                context.plan(),
                machine,
                context.samples().all(),
                verdicts,
                context.gaps(),
                failures);
    }

    private void write(Report report) throws IOException {
        ReportFiles files = ReportFiles.write(results, "rooms-" + report.mode(), report);
        System.out.print(MarkdownReport.of(report));
        progress.say("written: " + files.markdown() + " and " + files.json());
    }
}
