package dev.sluice.bench.rooms;

import dev.sluice.bench.report.Figures;
import dev.sluice.bench.rooms.load.Crowd;
import dev.sluice.bench.rooms.load.RelayPace;
import dev.sluice.bench.rooms.server.RoomFleet;
import dev.sluice.bench.rooms.server.RoomServer;
import java.util.List;

/** How long an offer takes when the server is not full: fixed times, 50 pools of two. */
final class RelaySection implements RoomSection {
    static final String NAME = "relay";
    static final String SETUP = "pools of 2, 1,000 offers/s";

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
                    List.of(new RoomContext.Question(SETUP, RoomsPlan.PAIRS * 2, server -> measure(context, server))),
                    running.servers());
        }
    }

    private static Figures measure(RoomContext context, RoomServer server) {
        try (Crowd crowd = context.crowd(NAME, server, RoomsPlan.PAIRS, 2)) {
            RelayPace.Result result = RelayPace.run(
                    crowd,
                    crowd.pairs(),
                    RoomsPlan.RELAYS_PER_SECOND,
                    context.plan().warmUp(),
                    context.plan().measure());
            return new Figures()
                    .latencies(result.latencies())
                    .put("offers/s", result.perSecond())
                    .count("lost", result.lost())
                    .cpu(result.cpu(), result.perSecond());
        }
    }
}
