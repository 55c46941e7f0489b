package dev.sluice.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** Where a selector's connections put what they read, one after the other. */
final class Scratch {
    private static final int BYTES = 64 * 1024;

    private final ByteBuffer direct = ByteBuffer.allocateDirect(BYTES);
    private final byte[] bytes = new byte[BYTES];

    /** Reads once into {@link #bytes}; what stood there is gone. Returns the length, or -1 at the end. */
    int readFrom(ReadableByteChannel channel) throws IOException {
        int length = channel.read(direct.clear());
        if (length > 0) {
            direct.get(0, bytes, 0, length);
        }
        return length;
    }

    byte[] bytes() {
        return bytes;
    }
}
