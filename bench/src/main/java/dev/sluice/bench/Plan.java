package dev.sluice.bench;

import java.time.Duration;
import java.util.List;

/**
 * How much is measured.
 *
 * @param rounds every figure is taken this often, the servers taking turns; the median counts
 * @param serverWarmUp load each server gets before its first figure, so that code is compiled
 * @param warmUp unmeasured beginning of every measurement
 * @param pacedPerSecond open-loop rate of the paced sets
 * @param idleRounds rounds of the memory figure: each needs a fresh server
 * @param starts measured starts
 */
public record Plan(
        int rounds,
        Duration serverWarmUp,
        Duration warmUp,
        Duration measure,
        List<Integer> connections,
        List<Integer> readers,
        int pacedPerSecond,
        Duration loss,
        int idleReaders,
        int idleRounds,
        int starts) {
    /** Items per second of the delivery figures. */
    public static final int DELIVERY_PER_SECOND = 1000;

    public static final int LOSS_PER_SECOND = 5000;
    public static final int LOSS_PORTALS = 50;

    public Plan {
        connections = List.copyOf(connections);
        readers = List.copyOf(readers);
    }

    /** About half an hour, ten minutes of it the loss check. */
    public static Plan full() {
        return new Plan(
                3,
                Duration.ofSeconds(10),
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                List.of(1, 16, 64, 256),
                List.of(1, 10, 100, 1000),
                10_000,
                Duration.ofMinutes(10),
                10_000,
                3,
                9);
    }

    /** About two minutes: the same figures, shorter and so noisier. */
    public static Plan quick() {
        return new Plan(
                3,
                Duration.ofSeconds(3),
                Duration.ofMillis(200),
                Duration.ofMillis(600),
                List.of(1, 16, 64, 256),
                List.of(1, 10, 100, 1000),
                10_000,
                Duration.ofSeconds(15),
                10_000,
                1,
                5);
    }
}
