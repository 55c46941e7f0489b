package dev.sluice.bench.rooms;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how much is measured. */
final class RoomsPlanOptions {
    @Option(names = "--quick", description = "The same figures in a few minutes, noisier.")
    private boolean quick;

    @Option(names = "--rounds", paramLabel = "N", description = "How often each figure is taken; the median counts.")
    private @Nullable Integer rounds;

    @Option(names = "--measure", paramLabel = "DURATION", description = "Length of one measurement, as PT5S.")
    private @Nullable Duration measure;

    @Option(names = "--pools", paramLabel = "N", split = ",", description = "Sizes of the single pools in 'pools'.")
    private @Nullable List<Integer> poolSizes;

    @Option(names = "--present", paramLabel = "N", split = ",", description = "How many are there in 'join'.")
    private @Nullable List<Integer> present;

    @Option(names = "--joins", paramLabel = "N", description = "Joins of one measurement in 'join'.")
    private @Nullable Integer joins;

    /** As it stands in the report. */
    String mode() {
        return quick ? "quick" : "full";
    }

    RoomsPlan plan() {
        RoomsPlan plan = quick ? RoomsPlan.quick() : RoomsPlan.full();
        return new RoomsPlan(
                Objects.requireNonNullElse(rounds, plan.rounds()),
                plan.serverWarmUp(),
                plan.warmUp(),
                Objects.requireNonNullElse(measure, plan.measure()),
                plan.underWay(),
                Objects.requireNonNullElse(poolSizes, plan.poolSizes()),
                plan.manyPools(),
                Objects.requireNonNullElse(present, plan.present()),
                Objects.requireNonNullElse(joins, plan.joins()),
                plan.idlePeers(),
                plan.idleRounds());
    }
}
