package dev.sluice.rooms;

import java.util.ArrayList;
import java.util.List;

/** What a change of a pool leaves to be done once its lock is free: connections to wake, connections to close. */
final class Aftermath {
    private record Closing(Peer peer, CloseReason reason) {}

    private final List<Peer> toWake = new ArrayList<>(2);
    private final List<Closing> toClose = new ArrayList<>(0);

    void wake(Peer peer) {
        toWake.add(peer);
    }

    void close(Peer peer, CloseReason reason) {
        toClose.add(new Closing(peer, reason));
    }

    void run() {
        toWake.forEach(Peer::wake);
        for (Closing closing : toClose) {
            closing.peer().end(closing.reason());
        }
    }
}
