package dev.sluice.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;

/** One keep-alive connection. Read by the selector thread; written by one thread, which may be another. */
public final class Connection implements Loop.Attached {
    /** Told on the selector thread of every reply that ended. */
    @FunctionalInterface
    public interface Replies {
        void ended(Connection connection, ReplyParser reply);
    }

    /** Requests are small and answered before the next, so a socket buffer that stays full means a dead server. */
    private static final long WRITE_LIMIT_NS = TimeUnit.SECONDS.toNanos(10);

    private final SocketChannel channel;
    private final ReplyParser parser;
    private final BodySink body;
    private final Replies replies;
    private long readNs;

    Connection(SocketChannel channel, ReplyParser parser, BodySink body, Replies replies) {
        this.channel = channel;
        this.parser = parser;
        this.body = body;
        this.replies = replies;
    }

    /** When the bytes now being parsed were taken from the socket, on the monotonic clock. */
    long readNs() {
        return readNs;
    }

    /** Writes all of it. */
    void send(ByteBuffer request) {
        try {
            channel.write(request);
            if (request.hasRemaining()) {
                sendRest(request);
            }
        } catch (IOException e) {
            throw new LoadException("The server closed a connection that was being written", e);
        }
    }

    private void sendRest(ByteBuffer request) throws IOException {
        long deadlineNs = System.nanoTime() + WRITE_LIMIT_NS;
        while (request.hasRemaining()) {
            if (System.nanoTime() > deadlineNs) {
                throw new LoadException("The server took no bytes for 10 s");
            }
            Thread.onSpinWait();
            channel.write(request);
        }
    }

    /** Reads once, parses everything read. */
    @Override
    public void ready(Scratch scratch) {
        int length;
        try {
            length = scratch.readFrom(channel);
        } catch (IOException e) {
            throw new LoadException("The server broke a connection", e);
        }
        if (length < 0) {
            throw new LoadException("The server closed a connection; its last answer was: " + parser.outcome());
        }
        readNs = System.nanoTime();
        int at = 0;
        while (at < length) {
            at = parser.parse(scratch.bytes(), at, length, body);
            if (parser.complete()) {
                replies.ended(this, parser);
            }
        }
    }
}
