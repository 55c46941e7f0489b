package dev.sluice.edge;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;

/**
 * Frames bytes as one chunk of a chunked answer (RFC 9112, section 7.1), and keeps the last frame: the readers of an item
 * are woken one after the other and share its bytes, so it is framed once for all of them, and off the heap, from where
 * the kernel takes it without another copy for each.
 *
 * <p>Owned by its loop.
 */
final class ChunkFrames {
    private static final byte[] LINE_END = {'\r', '\n'};

    private byte @Nullable [] lastBody;
    private ByteBuf lastFrame = Unpooled.EMPTY_BUFFER;

    /** The frame of {@code body}, which may not be changed. What is returned is the caller's to release. */
    @SuppressWarnings("ReferenceEquality") // the same item, not an equal one: that is what is cheap to see
    ByteBuf of(byte[] body) {
        if (body != lastBody) {
            forget();
            lastFrame = frame(body);
            lastBody = body;
        }
        return lastFrame.retainedDuplicate();
    }

    /** Lets go of the last frame. */
    void forget() {
        lastBody = null;
        ByteBuf frame = lastFrame;
        lastFrame = Unpooled.EMPTY_BUFFER;
        boolean _ = frame.release();
    }

    private static ByteBuf frame(byte[] body) {
        byte[] size = Integer.toHexString(body.length).getBytes(US_ASCII);
        return ByteBufAllocator.DEFAULT
                .directBuffer(size.length + body.length + 2 * LINE_END.length)
                .writeBytes(size)
                .writeBytes(LINE_END)
                .writeBytes(body)
                .writeBytes(LINE_END);
    }
}
