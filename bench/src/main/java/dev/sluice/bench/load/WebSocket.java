package dev.sluice.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * A WebSocket of the load client. Read by the selector thread, which tells the listener; any thread may send. What the
 * socket does not take is kept and sent when it can be: a server that blocks on its own writes is never waited for.
 */
public final class WebSocket implements Loop.Attached {
    /** Told on the selector thread; {@code body} gets a message's bytes before {@link #messageEnded}. */
    public interface Listener extends BodySink {
        void opened();

        void messageEnded();

        /** All that was read at once was told of. */
        void readEnded();

        /** The server refused the upgrade, or ended the connection. Nothing follows. */
        void closed(String why);
    }

    private static final int SMALLEST_BUFFER = 512;

    private final SocketChannel channel;
    private final SelectionKey key;
    private final WebSocketParser parser = new WebSocketParser(new Events());
    private final Listener listener;
    /** Frames not yet written, in writing mode. Guarded by this. */
    private ByteBuffer out = ByteBuffer.allocate(0);

    private volatile long readNs;
    private boolean ended;

    WebSocket(SocketChannel channel, Selector selector, ByteBuffer upgrade, Listener listener) throws IOException {
        this.channel = channel;
        this.listener = listener;
        channel.write(upgrade);
        this.key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    /** When the bytes now being told of were taken from the socket, on the monotonic clock. */
    public long readNs() {
        return readNs;
    }

    /** Sends as much as the socket takes now, the rest later. */
    public void send(byte[] frame) {
        queue(frame);
        flush();
    }

    /** Stamps the frame and sends it. The frame is free when this returns. */
    public void send(StampedFrame frame, long timeNs, long sequence) {
        send(frame.stamped(timeNs, sequence));
    }

    /** For the next {@link #flush}, so that frames sent together cost one system call. */
    public void queue(StampedFrame frame, long timeNs, long sequence) {
        queue(frame.stamped(timeNs, sequence));
    }

    private synchronized void queue(byte[] frame) {
        if (out.remaining() < frame.length) {
            int needed = out.position() + frame.length;
            out = ByteBuffer.allocateDirect(Math.max(SMALLEST_BUFFER, Math.max(needed, out.capacity() * 2)))
                    .put(out.flip());
        }
        out.put(frame);
    }

    /** Writes what is queued. */
    public synchronized void flush() {
        if (out.position() == 0 || !key.isValid()) {
            return;
        }
        try {
            channel.write(out.flip());
            out.compact();
            key.interestOps(out.position() == 0 ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE);
        } catch (IOException _) {
            // The reading side finds the same fault, and says what the server sent before.
            out.clear();
        }
    }

    /** Asks the server to end the connection, as RFC 6455 wants; {@link Listener#closed} follows. */
    public void close() {
        send(WebSocketFrame.of(WebSocketFrame.CLOSE, new byte[] {3, (byte) 0xe8}));
    }

    /** Closes the socket at once. The listener is not told. */
    public void abandon() {
        ended = true;
        key.cancel();
        try {
            channel.close();
        } catch (IOException e) {
            throw new LoadException("A socket could not be closed", e);
        }
    }

    @Override
    public void ready(Scratch scratch) {
        if (key.isWritable()) {
            flush();
        }
        if (key.isReadable()) {
            read(scratch);
        }
    }

    private void read(Scratch scratch) {
        int length;
        try {
            length = scratch.readFrom(channel);
        } catch (IOException e) {
            end("the server broke it off: " + e.getMessage());
            return;
        }
        readNs = System.nanoTime();
        if (length < 0) {
            end("the server ended it without a close frame");
            return;
        }
        parser.parse(scratch.bytes(), 0, length);
        listener.readEnded();
    }

    private void end(String why) {
        if (ended) {
            return;
        }
        abandon();
        listener.closed(why);
    }

    private final class Events implements WebSocketParser.Events {
        @Override
        public void upgraded() {
            listener.opened();
        }

        @Override
        public void refused(String statusLine) {
            end("the server refused the upgrade: " + statusLine);
        }

        @Override
        public void body(byte[] bytes, int from, int to) {
            listener.body(bytes, from, to);
        }

        @Override
        public void messageEnded() {
            listener.messageEnded();
        }

        @Override
        public void control(int opcode, byte[] payload) {
            if (opcode == WebSocketFrame.PING) {
                send(WebSocketFrame.of(WebSocketFrame.PONG, payload));
            } else if (opcode == WebSocketFrame.CLOSE) {
                send(WebSocketFrame.of(WebSocketFrame.CLOSE, payload));
                end("the server closed it: " + reason(payload));
            }
        }

        private static String reason(byte[] payload) {
            if (payload.length < 2) {
                return "no code";
            }
            int code = ((payload[0] & 0xff) << 8) | (payload[1] & 0xff);
            return (code + " " + new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8)).trim();
        }
    }
}
