package dev.sluice.bench.rooms.load;

import dev.sluice.bench.load.StampedFrame;
import dev.sluice.bench.rooms.server.RoomServer;

/** Offers from one member to another. Sent by one thread. */
public final class Flow {
    private final Member from;
    private final Member to;
    private final StampedFrame offer;

    Flow(RoomServer server, Member from, Member to) {
        this.from = from;
        this.to = to;
        this.offer = new StampedFrame(server.offer(from.id(), to.id()));
    }

    Member to() {
        return to;
    }

    void send(long timeNs, long sequence) {
        from.socket().send(offer, timeNs, sequence);
    }

    /** For the next {@link #flush}. */
    void queue(long timeNs) {
        from.socket().queue(offer, timeNs, 0);
    }

    void flush() {
        from.socket().flush();
    }
}
