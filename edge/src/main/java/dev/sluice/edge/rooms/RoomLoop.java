package dev.sluice.edge.rooms;

import dev.sluice.edge.Loop;
import dev.sluice.rooms.CloseReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The sockets of one event loop. Pings are spread over their interval, so that ten thousand of them are no burst.
 *
 * <p>Owned by its loop, except {@link #drain}.
 */
final class RoomLoop {
    private static final int SHARES = 16;

    private final Loop loop;
    private final RoomSockets all;
    private final List<Set<RoomSocket>> shares = new ArrayList<>(SHARES);
    private int next;
    private int pinged;

    RoomLoop(Loop loop, Duration pingInterval, RoomSockets all) {
        this.loop = loop;
        this.all = all;
        for (int i = 0; i < SHARES; i++) {
            shares.add(new HashSet<>());
        }
        loop.every(pingInterval.toMillis() / SHARES, this::pingShare);
    }

    Loop loop() {
        return loop;
    }

    void add(RoomSocket socket) {
        next = (next + 1) % SHARES;
        socket.inShare(next);
        shares.get(next).add(socket);
        all.opened();
        if (all.isDraining()) {
            socket.close(CloseReason.GOING_AWAY);
        }
    }

    void remove(RoomSocket socket) {
        if (shares.get(socket.share()).remove(socket)) {
            all.gone();
        }
    }

    private void pingShare() {
        pinged = (pinged + 1) % SHARES;
        // A copy: a socket that is found dead leaves its share.
        List.copyOf(shares.get(pinged)).forEach(RoomSocket::ping);
    }

    /** Any thread may call it. */
    void drain() {
        loop.execute(() ->
                shares.forEach(share -> List.copyOf(share).forEach(socket -> socket.close(CloseReason.GOING_AWAY))));
    }
}
