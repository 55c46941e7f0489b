package dev.sluice.edge;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.jspecify.annotations.Nullable;

/**
 * Frames bytes as one chunk of a chunked answer (RFC 9112, section 7.1), and keeps the last frame: the readers of an item
 * are woken one after the other and share its bytes, so it is framed once for all of them.
 *
 * <p>Owned by its loop.
 */
final class ChunkFrames {
    private static final byte[] LINE_END = {'\r', '\n'};

    private byte @Nullable [] lastBody;
    private byte[] lastFrame = {};

    /** The frame of {@code body}, shared: neither may be changed. */
    @SuppressWarnings("ReferenceEquality") // the same item, not an equal one: that is what is cheap to see
    byte[] of(byte[] body) {
        if (body != lastBody) {
            lastFrame = frame(body);
            lastBody = body;
        }
        return lastFrame;
    }

    private static byte[] frame(byte[] body) {
        byte[] size = Integer.toHexString(body.length).getBytes(US_ASCII);
        byte[] frame = new byte[size.length + body.length + 2 * LINE_END.length];
        int at = put(size, frame, 0);
        at = put(LINE_END, frame, at);
        at = put(body, frame, at);
        put(LINE_END, frame, at);
        return frame;
    }

    private static int put(byte[] from, byte[] to, int at) {
        System.arraycopy(from, 0, to, at, from.length);
        return at + from.length;
    }
}
