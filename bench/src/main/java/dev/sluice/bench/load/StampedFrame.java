package dev.sluice.bench.load;

import java.nio.charset.StandardCharsets;

/** A prebuilt text frame whose stamp is rewritten in place, masked, before every sending. Used by one thread. */
public final class StampedFrame {
    private final byte[] frame;
    private final int payloadAt;
    private final int stampAt;

    /** {@code ascii} holds a payload made by {@link Stamp#payload}. */
    public StampedFrame(String ascii) {
        int stampInText = ascii.indexOf(Stamp.payload(Stamp.LENGTH));
        if (stampInText < 0) {
            throw new IllegalArgumentException("The message holds no payload made by Stamp.payload");
        }
        frame = WebSocketFrame.of(WebSocketFrame.TEXT, ascii.getBytes(StandardCharsets.US_ASCII));
        payloadAt = frame.length - ascii.length();
        stampAt = payloadAt + stampInText;
    }

    /** The frame, the caller's until the next call. */
    byte[] stamped(long timeNs, long sequence) {
        Stamp.write(frame, stampAt, timeNs, sequence);
        WebSocketFrame.mask(frame, payloadAt, stampAt + 1, stampAt + 1 + Stamp.TIME_DIGITS);
        int sequenceAt = stampAt + 1 + Stamp.TIME_DIGITS + 1;
        WebSocketFrame.mask(frame, payloadAt, sequenceAt, sequenceAt + Stamp.SEQUENCE_DIGITS);
        return frame;
    }
}
