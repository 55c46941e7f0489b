package dev.sluice.client.core;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** An arriving body: tells of every byte, and keeps the exchange from being given up while bytes move. */
final class WatchedStream extends FilterInputStream {
    private static final int PART_BYTES = 256 * 1024;

    private final InputStream source;
    private final long totalBytes;
    private final IdleGuard guard;
    private final TransferProgress progress;
    private byte @Nullable [] part;
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

    /** The next bytes, which are valid until the next call; null at the end. */
    @Nullable
    ByteBuffer nextPart() throws IOException {
        if (!(source instanceof ArrivingBody arriving)) {
            byte[] bytes = part == null ? new byte[PART_BYTES] : part;
            part = bytes;
            int length = read(bytes);
            return length < 0 ? null : ByteBuffer.wrap(bytes, 0, length);
        }
        ByteBuffer arrived = arriving.nextPart();
        if (arrived != null) {
            count(arrived.remaining());
        }
        return arrived;
    }

    private void count(int bytes) {
        moved += bytes;
        guard.touch();
        progress.moved(moved, totalBytes);
    }
}
