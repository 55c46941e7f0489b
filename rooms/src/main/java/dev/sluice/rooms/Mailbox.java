package dev.sluice.rooms;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be sent to one peer: bounded in bytes. A mailbox that is full does not make senders wait, its peer is
 * disconnected ({@link CloseReason#SLOW}), because a peer that misses one message has a wrong picture of its pool.
 *
 * <p>Thread-safe; no call waits for anything but other short calls.
 */
public final class Mailbox {
    /** What a message costs beside its text. */
    private static final int OVERHEAD_BYTES = 64;

    private final long maxBytes;
    // Guarded by this.
    private final ArrayDeque<Message> waiting = new ArrayDeque<>(1);
    private long bytes;
    private boolean closed;

    Mailbox(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Takes the message, or answers false when there is no room. An empty mailbox takes a message of any size. */
    synchronized boolean offer(Message message) {
        if (closed) {
            return true;
        }
        long more = cost(message);
        if (!waiting.isEmpty() && bytes + more > maxBytes) {
            return false;
        }
        waiting.add(message);
        bytes += more;
        return true;
    }

    /** The next message to send, or null when there is none. */
    public synchronized @Nullable Message poll() {
        Message next = waiting.poll();
        if (next != null) {
            bytes -= cost(next);
        }
        return next;
    }

    /** What waits now, in bytes. */
    public synchronized long bytes() {
        return bytes;
    }

    /** Empties it for good and answers what it held; what comes later is thrown away. */
    synchronized List<Message> close() {
        closed = true;
        List<Message> rest = new ArrayList<>(waiting);
        waiting.clear();
        bytes = 0;
        return rest;
    }

    private static long cost(Message message) {
        return (long) message.size() + OVERHEAD_BYTES;
    }
}
