package dev.sluice.bench.rooms;

import dev.sluice.bench.report.Figures;
import dev.sluice.bench.rooms.load.Crowd;
import dev.sluice.bench.rooms.server.RoomFleet;
import dev.sluice.bench.rooms.server.RoomServer;

/** How many offers of 1 KB are relayed at most, in 50 pools of two with a few under way in each. */
final class SaturatedSection implements RoomSection {
    static final String NAME = "saturated";

    static String setup(int underWay) {
        return "50 pools of 2, " + underWay + " under way";
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(RoomContext context) {
        try (RoomFleet.Running running = context.fleet().start()) {
            Saturation.warmUp(context, NAME, running.servers());
            context.rounds(
                    NAME,
                    context.plan().underWay().stream()
                            .map(underWay -> new RoomContext.Question(
                                    setup(underWay), RoomsPlan.PAIRS * 2, server -> measure(context, server, underWay)))
                            .toList(),
                    running.servers());
        }
    }

    private static Figures measure(RoomContext context, RoomServer server, int underWay) {
        try (Crowd crowd = context.crowd(NAME, server, RoomsPlan.PAIRS, 2)) {
            return Saturation.figures(context, crowd, crowd.pairs(), underWay);
        }
    }
}
