package dev.sluice.bench.rooms;

import dev.sluice.bench.report.Bar;
import dev.sluice.bench.report.Figures;
import java.util.List;

/** What Sluice promises itself of its rooms. */
public final class RoomBars {
    private static final int UNDER_WAY = 4;
    private static final int PRESENT = 1000;
    private static final int IDLE_PEERS = 10_000;

    private RoomBars() {}

    public static List<Bar> all() {
        return List.of(
                new Bar(
                        "relay p50 µs, 1,000/s",
                        RelaySection.NAME,
                        RelaySection.SETUP,
                        Figures.P50,
                        new Bar.Test.AtMostTimes(1.0 / 20, "PyRTC", RelaySection.SETUP)),
                new Bar(
                        "relay p99 µs, 1,000/s",
                        RelaySection.NAME,
                        RelaySection.SETUP,
                        Figures.P99,
                        new Bar.Test.AtMostTimes(1, "PeerJS", RelaySection.SETUP)),
                saturated(2, "PeerJS"),
                saturated(20, "PyRTC"),
                new Bar(
                        "join → all notified, 1,000 present, p99 µs",
                        JoinSection.NAME,
                        JoinSection.setup(PRESENT),
                        Figures.P99,
                        new Bar.Test.AtMost(50_000)),
                new Bar(
                        "memory per idle peer, KB",
                        MemorySection.NAME,
                        MemorySection.setup(IDLE_PEERS),
                        Figures.KB_PER_PEER,
                        new Bar.Test.AtMost(14)));
    }

    private static Bar saturated(double factor, String peer) {
        String setup = SaturatedSection.setup(UNDER_WAY);
        return new Bar(
                "relayed messages/s, " + UNDER_WAY + " under way",
                SaturatedSection.NAME,
                setup,
                Figures.MESSAGES_PER_SECOND,
                new Bar.Test.AtLeastTimes(factor, peer, setup));
    }
}
