package dev.sluice.bench.rooms;

import java.util.List;

/** A group of figures that can be asked for alone. */
interface RoomSection {
    /** As given to {@code --only}. */
    String name();

    void run(RoomContext context);

    /** All, in the order they run. */
    static List<RoomSection> all() {
        return List.of(
                new RelaySection(), new SaturatedSection(), new PoolsSection(), new JoinSection(), new MemorySection());
    }
}
