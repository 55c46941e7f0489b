package dev.sluice.bench.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;

/** The selector and its connections. Confined to one thread, except that connections may be written by another. */
public final class Loop implements AutoCloseable {
    /** What a selection key holds. */
    @FunctionalInterface
    interface Attached {
        /** The socket can be read, or what it asked for. {@code scratch} is free for the length of the call. */
        void ready(Scratch scratch);
    }

    private final Selector selector;
    private final Scratch scratch = new Scratch();

    public Loop() {
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new LoadException("No selector", e);
        }
    }

    /** Connects (blocking, on loopback well under a millisecond) and registers for reading. */
    public Connection connect(Endpoint endpoint, BodySink body, Connection.Replies replies) {
        try {
            SocketChannel channel = SocketChannel.open(endpoint.address());
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            Connection connection = new Connection(channel, endpoint.parsers().get(), body, replies);
            channel.register(selector, SelectionKey.OP_READ, connection);
            return connection;
        } catch (IOException e) {
            throw new LoadException("Cannot connect to " + endpoint.address() + ": " + e.getMessage(), e);
        }
    }

    /** A WebSocket whose upgrade is on its way; {@code listener} is told when it is open. */
    public WebSocket webSocket(InetSocketAddress address, String path, WebSocket.Listener listener) {
        try {
            SocketChannel channel = SocketChannel.open(address);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            return new WebSocket(channel, selector, WebSocketUpgrade.request(address.getPort(), path), listener);
        } catch (IOException e) {
            throw new LoadException("Cannot connect to " + address + ": " + e.getMessage(), e);
        }
    }

    /** Waits at most {@code maxWaitMs} for bytes and handles all that are there. */
    public void turn(long maxWaitMs) {
        try {
            selector.select(this::read, maxWaitMs);
        } catch (IOException e) {
            throw new LoadException("The selector broke", e);
        }
    }

    /** Handles what is there and does not wait. */
    void turnNow() {
        try {
            selector.selectNow(this::read);
        } catch (IOException e) {
            throw new LoadException("The selector broke", e);
        }
    }

    private void read(SelectionKey key) {
        ((Attached) key.attachment()).ready(scratch);
    }

    /** Turns until the monotonic clock reaches {@code deadlineNs}. */
    public void turnUntil(long deadlineNs) {
        while (System.nanoTime() - deadlineNs < 0) {
            turn(5);
        }
    }

    /** Turns until the clock reaches {@code timeNs}, to the microsecond: the last two milliseconds are spun. */
    public void turnExactlyUntil(long timeNs) {
        long restMs = TimeUnit.NANOSECONDS.toMillis(timeNs - System.nanoTime());
        while (restMs > 1) {
            turn(Math.min(5, restMs - 1));
            restMs = TimeUnit.NANOSECONDS.toMillis(timeNs - System.nanoTime());
        }
        while (System.nanoTime() - timeNs < 0) {
            turnNow();
        }
    }

    @Override
    public void close() {
        try {
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        } catch (IOException e) {
            throw new LoadException("Cannot close the load client's sockets", e);
        }
    }
}
