package dev.sluice.bench;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how much is measured. */
final class PlanOptions {
    @Option(names = "--quick", description = "Two minutes instead of half an hour: the same figures, noisier.")
    private boolean quick;

    @Option(names = "--rounds", paramLabel = "N", description = "How often each figure is taken; the median counts.")
    private @Nullable Integer rounds;

    @Option(names = "--measure", paramLabel = "DURATION", description = "Length of one measurement, as PT5S.")
    private @Nullable Duration measure;

    @Option(
            names = "--connections",
            paramLabel = "N",
            split = ",",
            description = "Numbers of connections in 'set' and 'get'.")
    private @Nullable List<Integer> connections;

    @Option(names = "--readers", paramLabel = "N", split = ",", description = "Numbers of readers in 'delivery'.")
    private @Nullable List<Integer> readers;

    @Option(names = "--loss", paramLabel = "DURATION", description = "Length of the loss check, as PT10M.")
    private @Nullable Duration loss;

    /** As it stands in the report. */
    String mode() {
        return quick ? "quick" : "full";
    }

    Plan plan() {
        Plan plan = quick ? Plan.quick() : Plan.full();
        return new Plan(
                Objects.requireNonNullElse(rounds, plan.rounds()),
                plan.serverWarmUp(),
                plan.warmUp(),
                Objects.requireNonNullElse(measure, plan.measure()),
                Objects.requireNonNullElse(connections, plan.connections()),
                Objects.requireNonNullElse(readers, plan.readers()),
                plan.pacedPerSecond(),
                Objects.requireNonNullElse(loss, plan.loss()),
                plan.idleReaders(),
                plan.idleRounds(),
                plan.starts());
    }
}
