package dev.sluice.edge;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.ArrayDeque;

/**
 * Keeps the bytes that come before a WebSocket can take them, and hands them on when it is taken out of the pipeline.
 * They are few: a handshake is done within the turn of the loop that read its request.
 */
final class EarlyBytes extends ChannelInboundHandlerAdapter {
    private final ArrayDeque<ByteBuf> kept = new ArrayDeque<>(1);

    @Override
    public void channelRead(ChannelHandlerContext from, Object message) {
        if (message instanceof ByteBuf bytes) {
            kept.add(bytes);
        } else {
            from.fireChannelRead(message);
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext removed) {
        for (ByteBuf bytes = kept.poll(); bytes != null; bytes = kept.poll()) {
            removed.fireChannelRead(bytes);
        }
        removed.fireChannelReadComplete();
    }
}
