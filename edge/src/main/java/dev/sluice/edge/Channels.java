package dev.sluice.edge;

import io.netty.channel.Channel;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.codec.http.websocketx.Utf8FrameValidator;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.HttpServerConnection;

/**
 * Sets a connection up below Vert.x, where that has no switch for what is needed.
 *
 * <p>On the connection's loop.
 */
final class Channels {
    private final WriteBufferWaterMark waterMark;
    private final InboundGuard guard = new InboundGuard();

    /** {@code writeBufferBytes}: what may wait for the socket before writers are told to hold on. */
    Channels(int writeBufferBytes) {
        this.waterMark = new WriteBufferWaterMark(writeBufferBytes / 2, writeBufferBytes);
    }

    void prepare(HttpConnection connection) {
        if (connection instanceof HttpServerConnection channelled) {
            Channel channel = channelled.channelHandlerContext().channel();
            channel.config().setWriteBufferWaterMark(waterMark);
            channel.pipeline().addBefore("handler", "guard", guard);
        }
    }

    /** A WebSocket's text must be UTF-8 (RFC 6455, section 8.1); Vert.x would mend what is not. */
    static void checkText(HttpConnection connection) {
        if (connection instanceof HttpServerConnection channelled) {
            channelled
                    .channelHandlerContext()
                    .channel()
                    .pipeline()
                    .addBefore("handler", "textCheck", new Utf8FrameValidator(false));
        }
    }
}
