package dev.sluice.bench.load;

import java.nio.ByteBuffer;

/** One reader of one portal: times what arrives and finds gaps and repetitions. Selector thread only. */
final class Reader implements Connection.Replies, StampScanner.Listener {
    private final OpenLoop.Subscription subscription;
    private final Window window;
    private final ByteBuffer request;
    private final Connection connection;
    private final Sequence sequence = new Sequence();

    Reader(Loop loop, OpenLoop.Subscription subscription, Window window) {
        this.subscription = subscription;
        this.window = window;
        this.request = subscription.request().buffer();
        this.connection = loop.connect(subscription.endpoint(), new StampScanner(this), this);
        connection.send(request.rewind());
    }

    @Override
    public void item(long timeNs, long number) {
        if (window.ofThisRun(timeNs)) {
            sequence.seen(number);
            window.delivered(timeNs, connection.readNs());
        }
    }

    @Override
    public void ended(Connection ignored, ReplyParser reply) {
        if (reply.refused()) {
            throw new LoadException("A reader was refused: " + reply.outcome());
        }
        if (subscription.repeated()) {
            connection.send(request.rewind());
        }
    }

    int portal() {
        return subscription.portal();
    }

    boolean upToDate(Timetable timetable) {
        return sequence.next() >= expected(timetable);
    }

    long expected(Timetable timetable) {
        return timetable.published(subscription.portal());
    }

    long delivered() {
        return sequence.delivered();
    }

    long lost(Timetable timetable) {
        return sequence.lostOf(expected(timetable));
    }

    long doubled() {
        return sequence.doubled();
    }
}
