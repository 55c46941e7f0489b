package dev.sluice.bench.rooms;

import dev.sluice.bench.report.Figures;
import dev.sluice.bench.rooms.load.Crowd;
import dev.sluice.bench.rooms.load.Joins;
import dev.sluice.bench.rooms.server.RoomFleet;
import dev.sluice.bench.rooms.server.RoomServer;
import java.util.List;
import java.util.Locale;

/** From a peer's wish to join until everybody in the pool has been told. */
final class JoinSection implements RoomSection {
    static final String NAME = "join";

    static String setup(int present) {
        return String.format(Locale.ROOT, "%,d present", present);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(RoomContext context) {
        try (RoomFleet.Running running = context.fleet().start()) {
            List<RoomServer> telling = running.servers().stream()
                    .filter(server -> server.join("").isPresent())
                    .toList();
            running.servers().stream()
                    .filter(server -> !telling.contains(server))
                    .forEach(server ->
                            context.cannot(NAME, "any", server, "it has no pools and tells nobody of a peer"));
            Saturation.warmUp(context, NAME, telling);
            context.rounds(
                    NAME,
                    context.plan().present().stream()
                            .map(present -> new RoomContext.Question(
                                    setup(present), present + 1, server -> measure(context, server, present)))
                            .toList(),
                    telling);
        }
    }

    private static Figures measure(RoomContext context, RoomServer server, int present) {
        try (Crowd crowd = context.crowd(NAME, server, 1, present)) {
            Joins.Result result = Joins.run(crowd, context.plan().joins(), RoomsPlan.JOINS_PER_SECOND);
            return new Figures()
                    .latencies(result.told())
                    .put("joiner's p50 µs", result.answered().percentileUs(50))
                    .put("joiner's p99 µs", result.answered().percentileUs(99))
                    .count("joins", result.told().count())
                    .cpu(result.cpu(), RoomsPlan.JOINS_PER_SECOND);
        }
    }
}
