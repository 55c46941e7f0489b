package dev.sluice.bench.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Readers that wait for an item that does not come. After the waiting one item is published, and each reader that was
 * really open tells so by getting it. Everything runs on the calling thread.
 */
public final class IdleReaders implements AutoCloseable {
    private final Loop loop = new Loop();
    private final List<Connection> connections = new ArrayList<>();
    private int reached;

    /** Opens one reader and lets the others be read. */
    public void open(Endpoint endpoint, Request request) {
        Waiting waiting = new Waiting();
        Connection connection = loop.connect(endpoint, new StampScanner(waiting), waiting);
        connection.send(request.buffer());
        connections.add(connection);
        loop.turn(1);
    }

    public int opened() {
        return connections.size();
    }

    public void idle(Duration time) {
        loop.turnUntil(System.nanoTime() + time.toNanos());
    }

    /** Publishes one item and returns how many readers got it within {@code limit}. */
    public int reachAll(Endpoint endpoint, Request stampedRequest, Duration limit) {
        Connection publisher = loop.connect(endpoint, BodySink.NONE, IdleReaders::refuseRefusals);
        publisher.send(new StampedRequest(stampedRequest).stamped(System.nanoTime(), 0));
        long deadlineNs = System.nanoTime() + limit.toNanos();
        while (reached < connections.size() && System.nanoTime() < deadlineNs) {
            loop.turn(5);
        }
        return reached;
    }

    private static void refuseRefusals(Connection connection, ReplyParser reply) {
        if (reply.refused()) {
            throw new LoadException("A request was refused: " + reply.outcome());
        }
    }

    @Override
    public void close() {
        loop.close();
    }

    private final class Waiting implements StampScanner.Listener, Connection.Replies {
        @Override
        public void item(long timeNs, long sequence) {
            reached++;
        }

        @Override
        public void ended(Connection connection, ReplyParser reply) {
            refuseRefusals(connection, reply);
        }
    }
}
