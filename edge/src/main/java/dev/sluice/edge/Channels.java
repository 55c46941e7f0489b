package dev.sluice.edge;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.websocketx.Utf8FrameValidator;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.HttpServerConnection;

/**
 * Sets a connection up below Vert.x, where that has no switch for what is needed.
 *
 * <p>On the connection's loop.
 */
final class Channels {
    private static final String EARLY = "early";

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

    /**
     * Before a handshake: keeps what the client has sent behind its request, frames or parts of them. Vert.x would read
     * them while its connection is HTTP still, and they would be lost. To be called with a request that has no body.
     */
    static void holdBack(HttpConnection connection) {
        if (connection instanceof HttpServerConnection channelled) {
            ChannelPipeline pipeline = channelled.channelHandlerContext().pipeline();
            ChannelHandlerContext decoder = pipeline.context(HttpRequestDecoder.class);
            pipeline.addAfter(decoder.name(), EARLY, new EarlyBytes());
            pipeline.remove(decoder.handler()); // passes on what it has not come to yet
            pipeline.addAfter(EARLY, decoder.name(), new HttpRequestDecoder()); // the handshake wants one to replace
        }
    }

    /** After a handshake: what was held back comes in. */
    static void letIn(HttpConnection connection) {
        if (connection instanceof HttpServerConnection channelled) {
            channelled.channelHandlerContext().pipeline().remove(EARLY);
        }
    }

    /** Gives a WebSocket's frames to {@code handler}, which lets none of them through to Vert.x. */
    static void takeOver(HttpConnection connection, ChannelHandler handler, int maxFrameBytes) {
        if (connection instanceof HttpServerConnection channelled) {
            ChannelPipeline pipeline = channelled.channelHandlerContext().pipeline();
            pipeline.addBefore("guard", "frames", handler);
            pipeline.replace(
                    WebSocket13FrameDecoder.class,
                    "frameDecoder",
                    new WebSocket13FrameDecoder(WebSocketDecoderConfig.newBuilder()
                            .maxFramePayloadLength(maxFrameBytes)
                            .allowExtensions(false)
                            .closeOnProtocolViolation(false)
                            .withUTF8Validator(false)
                            .build()));
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
