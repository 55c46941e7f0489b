package dev.sluice.bench.rooms;

import java.time.Duration;
import java.util.List;

/**
 * How much is measured.
 *
 * @param rounds every figure is taken this often, the servers taking turns; the median counts
 * @param serverWarmUp load each server gets before its first figure, so that code is compiled
 * @param warmUp unmeasured beginning of every measurement
 * @param underWay offers under way per pair in the saturated loop
 * @param poolSizes of the single pools
 * @param manyPools number of pools of {@link #MANY_POOLS_SIZE}
 * @param present how many are in the pool that others join
 * @param joins of each measurement
 * @param idlePeers weighed
 * @param idleRounds each needs a fresh server
 */
public record RoomsPlan(
        int rounds,
        Duration serverWarmUp,
        Duration warmUp,
        Duration measure,
        List<Integer> underWay,
        List<Integer> poolSizes,
        int manyPools,
        List<Integer> present,
        int joins,
        int idlePeers,
        int idleRounds) {
    /** Pools of two in the relay figures. */
    public static final int PAIRS = 50;

    /** Of the paced relay figure, all pools together. */
    public static final int RELAYS_PER_SECOND = 1000;

    public static final int MANY_POOLS_SIZE = 5;

    public static final int JOINS_PER_SECOND = 4;

    public RoomsPlan {
        underWay = List.copyOf(underWay);
        poolSizes = List.copyOf(poolSizes);
        present = List.copyOf(present);
    }

    /** About a quarter of an hour. */
    public static RoomsPlan full() {
        return new RoomsPlan(
                3,
                Duration.ofSeconds(8),
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                List.of(1, 4, 16),
                List.of(10, 100, 1000),
                2000,
                List.of(1, 10, 100, 1000),
                60,
                10_000,
                3);
    }

    /** About four minutes: the same figures, shorter and so noisier. */
    public static RoomsPlan quick() {
        return new RoomsPlan(
                3,
                Duration.ofSeconds(3),
                Duration.ofMillis(200),
                Duration.ofMillis(1000),
                List.of(1, 4, 16),
                List.of(10, 100, 1000),
                2000,
                List.of(1, 1000),
                12,
                10_000,
                1);
    }
}
