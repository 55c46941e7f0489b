package dev.sluice.bench.rooms;

import dev.sluice.bench.load.ClosedLoop;
import dev.sluice.bench.report.Figures;
import dev.sluice.bench.rooms.load.Crowd;
import dev.sluice.bench.rooms.load.Flow;
import dev.sluice.bench.rooms.load.RelayLoop;
import dev.sluice.bench.rooms.server.RoomServer;
import java.time.Duration;
import java.util.List;

/** The closed loop as figures, and as warm-up. */
final class Saturation {
    private static final int WARM_UP_UNDER_WAY = 4;

    private Saturation() {}

    static Figures figures(RoomContext context, Crowd crowd, List<Flow> flows, int underWay) {
        ClosedLoop.Result result = RelayLoop.run(
                crowd, flows, underWay, context.plan().warmUp(), context.plan().measure());
        return new Figures()
                .put(Figures.MESSAGES_PER_SECOND, result.requestsPerSecond())
                .latencies(result.latencies())
                .put(
                        "corrected p99 µs",
                        result.latencies().correctedFor(result.cycleNs()).percentileUs(99))
                .cpu(result.cpu(), result.requestsPerSecond());
    }

    /** Load before the first figure, for servers that last longer than one measurement. */
    static void warmUp(RoomContext context, String section, List<RoomServer> servers) {
        for (RoomServer server : servers) {
            if (server.lastsOneMeasurement()) {
                continue;
            }
            context.progress().say("%-9s warming up %s".formatted(section, server.name()));
            try (Crowd crowd = context.crowd(section, server, RoomsPlan.PAIRS, 2)) {
                RelayLoop.run(
                        crowd,
                        crowd.pairs(),
                        WARM_UP_UNDER_WAY,
                        Duration.ZERO,
                        context.plan().serverWarmUp());
            }
        }
    }
}
