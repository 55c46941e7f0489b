package dev.sluice.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A prebuilt request whose payload's stamp is rewritten in place before every sending. Used by one thread. */
public final class StampedRequest {
    private final byte[] bytes;
    private final int stampAt;
    private final ByteBuffer buffer;

    public StampedRequest(Request request) {
        bytes = request.copy();
        stampAt = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(Stamp.payload(Stamp.LENGTH));
        if (stampAt < 0) {
            throw new IllegalArgumentException("The request holds no payload made by Stamp.payload");
        }
        buffer = ByteBuffer.wrap(bytes);
    }

    ByteBuffer stamped(long timeNs, long sequence) {
        Stamp.write(bytes, stampAt, timeNs, sequence);
        return buffer.rewind();
    }
}
