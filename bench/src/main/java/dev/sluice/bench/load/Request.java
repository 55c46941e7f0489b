package dev.sluice.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The bytes of one request, made before the clock starts. Immutable. */
public final class Request {
    private final byte[] bytes;

    /** All that is sent is ASCII. */
    public Request(String ascii) {
        bytes = ascii.getBytes(StandardCharsets.US_ASCII);
    }

    /** A direct buffer of the caller's own. */
    ByteBuffer buffer() {
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }

    byte[] copy() {
        return bytes.clone();
    }
}
