package dev.sluice.edge;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufHolder;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;

/**
 * Stands before Vert.x and keeps from it what it does not take well.
 *
 * <p>Pooled memory: Vert.x queues what comes while it is busy with an earlier request, and forgets the queue without
 * releasing it when the connection is lost; clients that send ahead and hang up would use up the pool. So everything is
 * copied out of the pool first. That costs nothing, for Vert.x copies pooled memory itself and leaves other as it is.
 *
 * <p>Connections that are reset: Vert.x fails on those of them that have sent ahead, with a warning in the log for each.
 * Closing them here says all there is to say.
 *
 * <p>Has no state; one serves all connections.
 */
@ChannelHandler.Sharable
final class InboundGuard extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof ByteBufHolder pooled && pooled.content().isReadable()) {
            Object copy;
            try {
                copy = pooled.replace(copyOf(pooled.content()));
            } finally {
                pooled.release();
            }
            context.fireChannelRead(copy);
        } else {
            context.fireChannelRead(message);
        }
    }

    /** Growable, because Vert.x appends later parts of a message to the first one. */
    private static ByteBuf copyOf(ByteBuf content) {
        return Unpooled.buffer(content.readableBytes())
                .writeBytes(content, content.readerIndex(), content.readableBytes());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable fault) {
        if (fault instanceof IOException) {
            var _ = context.close();
        } else {
            context.fireExceptionCaught(fault);
        }
    }
}
