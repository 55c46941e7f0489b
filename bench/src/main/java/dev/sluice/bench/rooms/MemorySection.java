package dev.sluice.bench.rooms;

import dev.sluice.bench.report.Figures;
import dev.sluice.bench.rooms.load.Crowd;
import dev.sluice.bench.rooms.load.RelayLoop;
import dev.sluice.bench.rooms.server.RoomFleet;
import dev.sluice.bench.rooms.server.RoomServer;
import dev.sluice.bench.section.SettledMemory;
import java.util.Locale;

/**
 * Resident memory that an idle peer costs: that of the server with thousands in pools of five less that before, divided
 * by their number. Afterwards every peer gets one offer, so that all are known to have been there.
 */
final class MemorySection implements RoomSection {
    static final String NAME = "memory";

    /** Pools opened before the first weighing, so that classes and buffers the first peers need are there. */
    private static final int FIRST_POOLS = 40;

    static String setup(int peers) {
        return String.format(Locale.ROOT, "%,d peers", peers);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(RoomContext context) {
        int peers = context.plan().idlePeers();
        RoomContext.Question question =
                new RoomContext.Question(setup(peers), peers, server -> measure(context, server, peers));
        for (int round = 1; round <= context.plan().idleRounds(); round++) {
            try (RoomFleet.Running running = context.fleet().start()) {
                for (RoomServer server : running.servers()) {
                    context.ask(NAME, round, question, server);
                }
            }
        }
    }

    private static Figures measure(RoomContext context, RoomServer server, int peers) {
        try (Crowd first = context.crowd(NAME, server, FIRST_POOLS, RoomsPlan.MANY_POOLS_SIZE)) {
            long before = SettledMemory.of(server.process(), first::idle);
            int pools = peers / RoomsPlan.MANY_POOLS_SIZE;
            try (Crowd crowd = context.crowd(NAME, server, pools, RoomsPlan.MANY_POOLS_SIZE)) {
                long after = SettledMemory.of(server.process(), crowd::idle);
                long reached = RelayLoop.reach(crowd, crowd.rings());
                return new Figures()
                        .put(Figures.KB_PER_PEER, (after - before) / 1024.0 / crowd.size())
                        .put("RSS before MB", before / 1e6)
                        .put("RSS after MB", after / 1e6)
                        .count("peers reached", reached);
            }
        }
    }
}
