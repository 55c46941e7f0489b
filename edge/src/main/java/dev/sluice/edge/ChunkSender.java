package dev.sluice.edge;

import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.HttpServerConnection;
import org.jspecify.annotations.Nullable;

/**
 * Writes chunks of an open answer past the HTTP encoder, in one buffer that the readers of an item share. Through the
 * encoder each chunk would be three buffers, an object for each and a gathering write, for every reader anew
 * (docs/decisions/0005).
 *
 * <p>For answers whose head is written and says {@code chunked}, and only until they end. Owned by the connection's loop.
 */
public final class ChunkSender {
    /** The name that Vert.x gives its encoder; absent where the connection is not HTTP/1.1. */
    private static final String ENCODER = "httpEncoder";

    private final @Nullable ChannelHandlerContext encoder;
    private final ChunkFrames frames;

    ChunkSender(HttpConnection connection, ChunkFrames frames) {
        this.encoder = connection instanceof HttpServerConnection channelled
                ? channelled.channelHandlerContext().pipeline().context(ENCODER)
                : null;
        this.frames = frames;
    }

    /**
     * Sends {@code body}, shared and not to be changed, as one chunk; or answers false, with nothing done, when the socket
     * takes no more now: then the response is to be written to, which queues and tells when there is room.
     */
    public boolean send(byte[] body) {
        // While the channel is writable nothing waits in Vert.x's own queue, so this cannot overtake anything.
        if (encoder == null || !encoder.channel().isWritable()) {
            return false;
        }
        var _ = encoder.writeAndFlush(frames.of(body), encoder.voidPromise());
        return true;
    }
}
