package dev.sluice.edge.rooms;

import dev.sluice.edge.ClientConnection;
import dev.sluice.rooms.CloseReason;
import dev.sluice.rooms.Mailbox;
import dev.sluice.rooms.Message;
import dev.sluice.rooms.Transceiver;
import dev.sluice.wire.rooms.RoomError;
import dev.sluice.wire.rooms.RoomRefusal;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One peer's WebSocket. It stands before Vert.x in the connection's pipeline and takes every frame, because Vert.x makes
 * a text of each and writes each by itself, which costs more than all the rest of a relay (docs/decisions/0015).
 *
 * <p>It keeps to RFC 6455, as Autobahn's test suite finds (conformance/websocket), with an echo behind it.
 *
 * <p>Owned by the connection's loop, except {@link #wake} and {@link #close(CloseReason)}, which any thread may call.
 */
final class RoomSocket extends ChannelInboundHandlerAdapter implements Transceiver {
    private static final int WRITE_AT_ONCE_BYTES = 16 * 1024;
    private static final int SMALLEST_WRITE_BYTES = 256;
    /** How long a client may take to answer a close. */
    private static final long CLOSING_MS = 1000;

    private final ClientConnection client;
    private final RoomLoop loop;
    private final Assembly assembly;
    private final AtomicBoolean wakeUnderWay = new AtomicBoolean();
    private @Nullable Receiver receiver;
    private @Nullable ChannelHandlerContext context;
    private @Nullable Mailbox mailbox;
    private int share;
    private boolean writeDue;
    private boolean alive = true;
    private boolean over;

    RoomSocket(ClientConnection client, RoomLoop loop, int maxMessageBytes) {
        this.client = client;
        this.loop = loop;
        this.assembly = new Assembly(maxMessageBytes);
    }

    /** To be called before it becomes part of a pipeline. */
    void start(Receiver of) {
        receiver = of;
    }

    void inShare(int number) {
        share = number;
    }

    int share() {
        return share;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    @Override
    public void channelRead(ChannelHandlerContext from, Object message) {
        try {
            if (message instanceof WebSocketFrame frame) {
                alive = true;
                received(from, frame);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void received(ChannelHandlerContext from, WebSocketFrame frame) {
        switch (frame) {
            case CloseWebSocketFrame close -> closedByClient(from, close);
            case PingWebSocketFrame ping -> {
                // One who pings and does not read the answers gets none: they would pile up.
                if (from.channel().isWritable()) {
                    var _ = from.writeAndFlush(
                            new PongWebSocketFrame(ping.content().retain()), from.voidPromise());
                }
            }
            case PongWebSocketFrame _ -> {}
            default -> {
                if (!over) {
                    part(frame);
                }
            }
        }
    }

    /** A message, or a part of one. */
    private void part(WebSocketFrame frame) {
        if (frame instanceof BinaryWebSocketFrame) {
            assembly.skip(frame.isFinalFragment());
            receiver().refuse(new RoomRefusal(RoomError.BAD_MESSAGE, "send text messages, not binary ones"));
            return;
        }
        switch (assembly.add(frame.content(), frame.isFinalFragment())) {
            case Assembly.Unfinished() -> {}
            case Assembly.TooLarge() -> tooLarge();
            case Assembly.NotText() -> end(WebSocketCloseStatus.INVALID_PAYLOAD_DATA, "the text is not UTF-8");
            case Assembly.Whole(byte[] bytes) -> receiver().receive(bytes);
        }
    }

    private void tooLarge() {
        receiver()
                .refuse(new RoomRefusal(
                        RoomError.TOO_LARGE, "the message is larger than " + assembly.maxBytes() + " bytes"));
        end(WebSocketCloseStatus.MESSAGE_TOO_BIG, "the message is too large");
    }

    private void closedByClient(ChannelHandlerContext from, CloseWebSocketFrame close) {
        if (over) {
            var _ = from.close(); // it is the answer to ours
            return;
        }
        over = true;
        receiver().close(CloseReason.LEFT);
        writeAll(from);
        int code = close.statusCode();
        CloseWebSocketFrame answer = code < 0 ? new CloseWebSocketFrame() : new CloseWebSocketFrame(code, "");
        // Not the channel's close, which Vert.x would say goodbye in once more.
        var _ = from.writeAndFlush(answer).addListener(written -> closeAtOnce(from));
    }

    /** The client broke the protocol: it is told why and is out, its peer at once. */
    private void end(WebSocketCloseStatus status, String why) {
        if (!over) {
            over = true;
            receiver().close(CloseReason.LEFT);
            sayGoodbye(status, why);
        }
    }

    @Override
    public void wake(Mailbox waiting) {
        if (loop.loop().isCurrent()) {
            writeSoon(waiting);
        } else if (wakeUnderWay.compareAndSet(false, true)) {
            loop.loop().execute(() -> {
                wakeUnderWay.set(false);
                writeSoon(waiting);
            });
        }
    }

    private void writeSoon(Mailbox waiting) {
        mailbox = waiting;
        if (!writeDue) {
            writeDue = true;
            loop.loop().atTurnEnd(this::write);
        }
    }

    /** Writes what waits, as far as the socket takes it; what it does not take stays in the mailbox. */
    void write() {
        writeDue = false;
        ChannelHandlerContext to = context;
        if (to != null && !over && writeWaiting(to, false)) {
            to.flush();
        }
    }

    private void writeAll(ChannelHandlerContext to) {
        boolean _ = writeWaiting(to, true);
    }

    private boolean writeWaiting(ChannelHandlerContext to, boolean all) {
        Mailbox from = mailbox;
        boolean wrote = false;
        while (from != null && (all || to.channel().isWritable())) {
            ByteBuf batch = batch(to, from);
            if (batch == null) {
                break;
            }
            var _ = to.write(batch, to.voidPromise());
            wrote = true;
        }
        return wrote;
    }

    /** Some of what waits as frames in one piece of memory, or null when nothing waits. */
    private static @Nullable ByteBuf batch(ChannelHandlerContext to, Mailbox from) {
        Message message = from.poll();
        if (message == null) {
            return null;
        }
        long waitingBytes = message.size() + TextFrames.MAX_HEAD_BYTES + from.bytes();
        ByteBuf batch = to.alloc().directBuffer(Math.clamp(waitingBytes, SMALLEST_WRITE_BYTES, WRITE_AT_ONCE_BYTES));
        while (message != null) {
            TextFrames.append(batch, message.utf8());
            message = batch.readableBytes() < WRITE_AT_ONCE_BYTES ? from.poll() : null;
        }
        return batch;
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext changed) {
        if (changed.channel().isWritable()) {
            write();
        }
        changed.fireChannelWritabilityChanged();
    }

    /** One that has shown no sign of life since the last ping is lost. */
    void ping() {
        ChannelHandlerContext to = context;
        if (to == null || over) {
            return;
        }
        if (alive) {
            alive = false;
            var _ = to.writeAndFlush(new PingWebSocketFrame(), to.voidPromise());
        } else {
            var _ = to.close();
        }
    }

    @Override
    public void close(CloseReason reason) {
        loop.loop().execute(() -> closeNow(reason));
    }

    private void closeNow(CloseReason reason) {
        ChannelHandlerContext to = context;
        if (to == null || over) {
            return;
        }
        over = true;
        switch (reason) {
            case SLOW, LOST -> closeAtOnce(to);
            case GOING_AWAY -> sayGoodbye(WebSocketCloseStatus.ENDPOINT_UNAVAILABLE, "the server is going down");
            case REPLACED -> sayGoodbye(WebSocketCloseStatus.NORMAL_CLOSURE, "another connection took its place");
            case KICKED -> sayGoodbye(WebSocketCloseStatus.POLICY_VIOLATION, "put out of the pool");
            case POOL_CLOSED -> sayGoodbye(WebSocketCloseStatus.NORMAL_CLOSURE, "the pool was closed");
            case LEFT -> sayGoodbye(WebSocketCloseStatus.NORMAL_CLOSURE, "");
        }
    }

    private void sayGoodbye(WebSocketCloseStatus status, String why) {
        ChannelHandlerContext to = context;
        if (to != null) {
            writeAll(to);
            var _ = to.writeAndFlush(new CloseWebSocketFrame(status.code(), why), to.voidPromise());
            loop.loop().after(CLOSING_MS, () -> closeAtOnce(to));
        }
    }

    private static void closeAtOnce(ChannelHandlerContext to) {
        var _ = to.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext gone) {
        over = true;
        loop.remove(this);
        receiver().close(CloseReason.LOST);
        client.gone();
        gone.fireChannelInactive();
    }

    /** One that has ended its half of TLS sends nothing more: it is as gone as one that has closed. */
    @Override
    public void userEventTriggered(ChannelHandlerContext from, Object event) {
        if (event instanceof SslCloseCompletionEvent) {
            var _ = from.close();
        } else {
            from.fireUserEventTriggered(event);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext from, Throwable fault) {
        if (fault instanceof CorruptedWebSocketFrameException corrupted) {
            WebSocketCloseStatus status = corrupted.closeStatus();
            if (status.equals(WebSocketCloseStatus.MESSAGE_TOO_BIG) && !over) {
                tooLarge();
            } else {
                end(status, status.reasonText());
            }
            endOutput(from);
        } else {
            var _ = from.close();
        }
    }

    /**
     * After a broken frame nothing can be read any more, not even the answer to a close: so the client sees the end at
     * once. It is the end of what we send; a whole close would take from it what it has not read yet, when more of its own
     * is on the way.
     */
    private static void endOutput(ChannelHandlerContext to) {
        var _ = to.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> {
            if (to.channel() instanceof DuplexChannel halves && to.pipeline().get(SslHandler.class) == null) {
                var _ = halves.shutdownOutput();
            } else {
                closeAtOnce(to);
            }
        });
    }

    private Receiver receiver() {
        Receiver started = receiver;
        if (started == null) {
            throw new IllegalStateException("not started");
        }
        return started;
    }
}
