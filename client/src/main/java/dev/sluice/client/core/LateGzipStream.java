package dev.sluice.client.core;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Opens a compressed stream at the first read. For one thread; {@link #close} may come from any. */
final class LateGzipStream extends InputStream {
    private final InputStream packed;
    private @Nullable InputStream open;

    LateGzipStream(InputStream packed) {
        this.packed = packed;
    }

    private InputStream open() throws IOException {
        if (open == null) {
            open = new GZIPInputStream(packed, 64 * 1024);
        }
        return open;
    }

    @Override
    public int read() throws IOException {
        return open().read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        return open().read(target, offset, length);
    }

    @Override
    public void close() throws IOException {
        packed.close();
    }
}
