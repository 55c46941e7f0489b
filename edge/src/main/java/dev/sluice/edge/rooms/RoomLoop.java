package dev.sluice.edge.rooms;

import dev.sluice.edge.Loop;
import dev.sluice.rooms.CloseReason;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sockets of one event loop. What is to be written is written once per turn of the loop, after everything that was
 * there to read has been dealt with: so several messages to one peer cost one system call. Pings are spread over their
 * interval, so that ten thousand of them are no burst.
 *
 * <p>Owned by its loop, except {@link #drain}.
 */
final class RoomLoop {
    private static final Logger log = LoggerFactory.getLogger(RoomLoop.class);
    private static final int SHARES = 16;

    private final Loop loop;
    private final RoomSockets all;
    private final List<Set<RoomSocket>> shares = new ArrayList<>(SHARES);
    private final ArrayDeque<RoomSocket> due = new ArrayDeque<>();
    private boolean drainComes;
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

    /** The socket's mailbox will be emptied soon. */
    void writeSoon(RoomSocket socket) {
        due.add(socket);
        if (!drainComes) {
            drainComes = true;
            loop.later(this::writeDue);
        }
    }

    private void writeDue() {
        drainComes = false;
        for (RoomSocket socket = due.poll(); socket != null; socket = due.poll()) {
            try {
                socket.write();
            } catch (RuntimeException fault) {
                log.error("a peer could not be written to", fault);
            }
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
