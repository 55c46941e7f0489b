package dev.sluice.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Whole frames as a client sends them: final and masked (RFC 6455, section 5.2). */
public final class WebSocketFrame {
    static final int TEXT = 1;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    /** A mask has to be unpredictable only for what foreign pages send; not zero, which some servers need not undo. */
    private static final byte[] MASK = {0x5a, 0x3c, 0x71, 0x1e};

    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;

    private WebSocketFrame() {}

    /** A text message in one frame. */
    public static byte[] text(String text) {
        return of(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] of(int opcode, byte[] payload) {
        int header = payload.length < 126 ? 2 : payload.length < 65_536 ? 4 : 10;
        ByteBuffer frame = ByteBuffer.allocate(header + MASK.length + payload.length);
        frame.put((byte) (FINAL | opcode));
        switch (header) {
            case 2 -> frame.put((byte) (MASKED | payload.length));
            case 4 -> frame.put((byte) (MASKED | 126)).putShort((short) payload.length);
            default -> frame.put((byte) (MASKED | 127)).putLong(payload.length);
        }
        frame.put(MASK).put(payload);
        byte[] bytes = frame.array();
        mask(bytes, header + MASK.length, header + MASK.length, bytes.length);
        return bytes;
    }

    /** Masks, or unmasks, a part of a frame whose payload begins at {@code payloadAt}. */
    static void mask(byte[] frame, int payloadAt, int from, int to) {
        for (int i = from; i < to; i++) {
            frame[i] ^= MASK[(i - payloadAt) & 3];
        }
    }
}
