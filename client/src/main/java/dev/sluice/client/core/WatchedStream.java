package dev.sluice.client.core;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** An arriving body: tells of every byte, and keeps the exchange from being given up while bytes move. */
final class WatchedStream extends FilterInputStream {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final InputStream source;
    private final long totalBytes;
    private final IdleGuard guard;
    private final TransferProgress progress;
    private long moved;

    WatchedStream(InputStream source, long totalBytes, IdleGuard guard, TransferProgress progress) {
        super(source);
        this.source = source;
        this.totalBytes = totalBytes;
        this.guard = guard;
        this.progress = progress;
    }

    /** The reader is alive but does not want bytes now; the silence is not the server's. */
    void stillHere() {
        guard.touch();
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        if (value >= 0) {
            count(1);
        }
        return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        if (read > 0) {
            count(read);
        }
        return read;
    }

    /** The next bytes as they arrived, without a copy when they need no unpacking; null at the end. */
    @Nullable
    ByteBuffer nextPart() throws IOException {
        if (!(source instanceof ArrivingBody arriving)) {
            byte[] unpacked = new byte[BUFFER_BYTES];
            int length = read(unpacked);
            return length < 0 ? null : ByteBuffer.wrap(unpacked, 0, length);
        }
        ByteBuffer part = arriving.nextPart();
        if (part != null) {
            count(part.remaining());
        }
        return part;
    }

    private void count(int bytes) {
        moved += bytes;
        guard.touch();
        progress.moved(moved, totalBytes);
    }
}
