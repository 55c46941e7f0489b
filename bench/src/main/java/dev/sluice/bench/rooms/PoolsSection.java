package dev.sluice.bench.rooms;

import dev.sluice.bench.report.Figures;
import dev.sluice.bench.rooms.load.Crowd;
import dev.sluice.bench.rooms.server.RoomFleet;
import dev.sluice.bench.rooms.server.RoomServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Relayed offers through one pool of many, and through many pools: each peer has one under way to the next. */
final class PoolsSection implements RoomSection {
    static final String NAME = "pools";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(RoomContext context) {
        RoomsPlan plan = context.plan();
        List<RoomContext.Question> questions = new ArrayList<>();
        for (int size : plan.poolSizes()) {
            questions.add(question(context, String.format(Locale.ROOT, "one pool of %,d", size), 1, size));
        }
        questions.add(question(
                context,
                String.format(Locale.ROOT, "%,d pools of %d", plan.manyPools(), RoomsPlan.MANY_POOLS_SIZE),
                plan.manyPools(),
                RoomsPlan.MANY_POOLS_SIZE));
        try (RoomFleet.Running running = context.fleet().start()) {
            Saturation.warmUp(context, NAME, running.servers());
            context.rounds(NAME, questions, running.servers());
        }
    }

    private static RoomContext.Question question(RoomContext context, String setup, int pools, int size) {
        return new RoomContext.Question(setup, pools * size, server -> measure(context, server, pools, size));
    }

    private static Figures measure(RoomContext context, RoomServer server, int pools, int size) {
        try (Crowd crowd = context.crowd(NAME, server, pools, size)) {
            return Saturation.figures(context, crowd, crowd.rings(), 1);
        }
    }
}
