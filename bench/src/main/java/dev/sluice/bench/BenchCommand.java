package dev.sluice.bench;

import dev.sluice.bench.load.LoadException;
import dev.sluice.bench.peer.Fleet;
import dev.sluice.bench.report.Bar;
import dev.sluice.bench.report.Bars;
import dev.sluice.bench.report.Machine;
import dev.sluice.bench.report.MarkdownReport;
import dev.sluice.bench.report.Report;
import dev.sluice.bench.report.ReportFiles;
import dev.sluice.bench.report.Samples;
import dev.sluice.bench.rooms.RoomsCommand;
import dev.sluice.bench.section.Context;
import dev.sluice.bench.section.Section;
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
import picocli.CommandLine.Option;

/** {@code bench/run}: measures Sluice beside its peers and writes what came out. */
@Command(
        name = "bench/run",
        description = "Measures Sluice beside Redis and nginx in one run.",
        subcommands = RoomsCommand.class,
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class BenchCommand implements Callable<Integer> {
    @Mixin
    private PlanOptions amount = new PlanOptions();

    @Option(
            names = "--only",
            paramLabel = "SECTION",
            split = ",",
            description = "Only these sections: start, set, get, paced, delivery, idle, loss.")
    private List<String> only = List.of();

    @Option(
            names = "--peers",
            paramLabel = "PEER",
            split = ",",
            defaultValue = "redis,nginx",
            description = "Measured beside Sluice: redis, nginx, none. Default: ${DEFAULT-VALUE}.")
    private List<String> peers = List.of();

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

    private final Progress progress = new Progress(System.err);

    public static void main(String[] args) {
        System.exit(new CommandLine(new BenchCommand()).execute(args));
    }

    /** 0 when every section ran to its end, 1 when one broke off, 2 when the arguments are wrong. */
    @Override
    public Integer call() throws IOException {
        Instant startedAt = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        List<Section> sections = sections();
        SequencedMap<String, String> machine = Machine.facts();
        Path workDir = Files.createTempDirectory("sluice-bench-");
        try {
            Fleet fleet = fleet(workDir, machine);
            Context context = new Context(amount.plan(), fleet, new Samples(), progress);
            List<String> failures = new ArrayList<>();
            for (Section section : sections) {
                run(section, context, failures);
            }
            write(startedAt, machine, context, failures);
            return failures.isEmpty() ? 0 : 1;
        } finally {
            Folders.delete(workDir);
        }
    }

    private List<Section> sections() {
        List<Section> all = Section.all();
        List<String> names = all.stream().map(Section::name).toList();
        for (String wanted : only) {
            if (!names.contains(wanted)) {
                throw wrong("--only " + wanted + ": no such section; there are " + String.join(", ", names));
            }
        }
        return all.stream()
                .filter(section -> only.isEmpty() || only.contains(section.name()))
                .toList();
    }

    private Fleet fleet(Path workDir, SequencedMap<String, String> machine) {
        for (String peer : peers) {
            if (!List.of("redis", "nginx", "none").contains(peer)) {
                throw wrong("--peers " + peer + ": no such peer; there are redis, nginx, none");
            }
        }
        List<String> sluice = List.of(serverCommand.trim().split(" +", -1));
        List<String> version = new ArrayList<>(sluice);
        version.add("--version");
        progress.say("asking Sluice for its version (it builds itself now if it has to)");
        machine.put("Sluice", Versions.of(version));
        Optional<Path> redis = peer("redis", "redis-server", "redis-server");
        Optional<Path> nginx = peer("nginx", "nginx", "nginx-light");
        redis.ifPresent(program -> machine.put("Redis", Versions.of(List.of(program.toString(), "--version"))));
        nginx.ifPresent(program -> machine.put("nginx", Versions.of(List.of(program.toString(), "-v"))));
        return new Fleet(sluice, new LinkedHashMap<>(settings), redis, nginx, workDir);
    }

    private Optional<Path> peer(String peer, String program, String debianPackage) {
        if (!peers.contains(peer)) {
            return Optional.empty();
        }
        Optional<Path> found = Programs.find(program);
        if (found.isEmpty()) {
            throw wrong(program + " is not installed. On Debian: apt install " + debianPackage
                    + ". Or measure without: --peers none");
        }
        return found;
    }

    private CommandLine.ParameterException wrong(String message) {
        return new CommandLine.ParameterException(new CommandLine(this), message);
    }

    private void run(Section section, Context context, List<String> failures) {
        try {
            section.run(context);
        } catch (LoadException e) {
            progress.say(section.name() + " broke off: " + e.getMessage());
            failures.add(section.name() + ": " + e.getMessage());
        }
    }

    private void write(Instant startedAt, SequencedMap<String, String> machine, Context context, List<String> failures)
            throws IOException {
        List<Bar.Verdict> verdicts =
                Bars.all().stream().map(bar -> bar.judge(context.samples())).toList();
        Report report = new Report(
                startedAt,
                amount.mode(),
                context.plan(),
                machine,
                context.samples().all(),
                verdicts,
                List.of(),
                failures);
        ReportFiles files = ReportFiles.write(results, amount.mode(), report);
        System.out.print(MarkdownReport.of(report));
        progress.say("written: " + files.markdown() + " and " + files.json());
    }
}
