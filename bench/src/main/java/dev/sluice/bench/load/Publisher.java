package dev.sluice.bench.load;

/**
 * One connection that publishes, one request at a time. Written by the timetable's thread, read by the selector thread;
 * {@code waiting} hands the connection from one to the other.
 */
final class Publisher implements Connection.Replies {
    private final Connection connection;
    private final Window window;
    /** Written before and read after {@link #waiting}, which orders the two threads. */
    private long intendedNs;

    private volatile boolean waiting;

    Publisher(Loop loop, Endpoint endpoint, Window window) {
        this.window = window;
        this.connection = loop.connect(endpoint, BodySink.NONE, this);
    }

    boolean free() {
        return !waiting;
    }

    void send(StampedRequest request, long intendedNs, long sequence) {
        this.intendedNs = intendedNs;
        waiting = true;
        connection.send(request.stamped(intendedNs, sequence));
    }

    @Override
    public void ended(Connection ignored, ReplyParser reply) {
        if (reply.refused()) {
            throw new LoadException("An item was refused: " + reply.outcome());
        }
        window.replied(intendedNs, connection.readNs());
        waiting = false;
    }
}
