package dev.sluice.cli.items;

import dev.sluice.cli.terminal.Terminal;
import dev.sluice.client.items.XrtcClient;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.ObjIntConsumer;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sluice latency}. */
@Command(
        name = "latency",
        description = "Measures how long items take from one client to another, through a server.",
        mixinStandardHelpOptions = true)
public final class LatencyCommand implements Callable<Integer> {
    private static final long MAX_INTERVAL_MS = 60_000;
    private static final int MAX_COUNT = 10_000_000;
    private static final long LINE_EVERY_NS = 50_000_000;

    @Mixin
    private ClientOptions client = new ClientOptions();

    @Option(names = "--portal", paramLabel = "PORTAL", description = "Default: ${DEFAULT-VALUE}")
    private String portal = "latency";

    @Option(names = "--count", paramLabel = "N", description = "Items to send. Default: ${DEFAULT-VALUE}")
    private int count = 100;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            description = "Items sent first, which do not count. Default: ${DEFAULT-VALUE}")
    private int warmUp = 20;

    @Option(
            names = "--interval",
            paramLabel = "MS",
            description = "From one item to the next, in ms. Default: ${DEFAULT-VALUE}")
    private long intervalMs = 100;

    @Option(names = "--set-credentials", paramLabel = "FILE", description = "A key of its own for the sending client.")
    private @Nullable Path setCredentials;

    @Option(names = "--get-credentials", paramLabel = "FILE", description = "A key of its own for the reading client.")
    private @Nullable Path getCredentials;

    @Option(names = "--json", description = "Print the result as one JSON object, times in ms.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        require("--count", count, 1, MAX_COUNT);
        require("--warm-up", warmUp, 0, MAX_COUNT);
        require("--interval", intervalMs, 0, MAX_INTERVAL_MS);
        LatencyPlan plan = new LatencyPlan(portal, warmUp, count, Duration.ofMillis(intervalMs));
        PrintWriter out = spec.commandLine().getOut();
        boolean live = Terminal.isOutput() && !json;
        LatencyReport report;
        try (XrtcClient setter = open(setCredentials);
                XrtcClient getter = open(getCredentials)) {
            report = new LatencyRun(setter, getter, plan, live ? new LiveLine(out, count) : (all, last) -> {}).run();
        }
        if (live) {
            out.print("\r\u001b[K");
        }
        out.println(json ? report.json() : report.text().stripTrailing());
        if (report.lost() == count) {
            spec.commandLine().getErr().println("sluice: no item arrived");
            return 1;
        }
        return 0;
    }

    private XrtcClient open(@Nullable Path own) {
        return own == null ? client.open() : client.open(own);
    }

    private static void require(String option, long value, long min, long max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(option + " must be " + min + " to " + max + ", not " + value);
        }
    }

    /** One line that is written over again and again, not more often than an eye can follow. */
    private static final class LiveLine implements ObjIntConsumer<Histogram> {
        private final PrintWriter out;
        private final int count;
        private long lastNs = System.nanoTime() - LINE_EVERY_NS;

        LiveLine(PrintWriter out, int count) {
            this.out = out;
            this.count = count;
        }

        @Override
        public void accept(Histogram all, int lastMicros) {
            long nowNs = System.nanoTime();
            if (nowNs - lastNs >= LINE_EVERY_NS) {
                lastNs = nowNs;
                out.print("\r" + all.getTotalCount() + "/" + count + "  last " + LatencyReport.ms(lastMicros * 1e3)
                        + "  mean " + LatencyReport.ms(all.getMean()) + "  p99 "
                        + LatencyReport.ms((double) all.getValueAtPercentile(99)) + "\u001b[K");
                out.flush();
            }
        }
    }
}
