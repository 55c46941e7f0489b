package dev.sluice.client.core;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** Where sent bytes come from. */
final class Uploads {
    private static final int PART_BYTES = 128 * 1024;

    private Uploads() {}

    /** Writes an array in parts, so that its progress can be told. */
    static void write(byte[] bytes, OutputStream out, TransferProgress moved) throws IOException {
        for (int from = 0; from < bytes.length; ) {
            int length = Math.min(PART_BYTES, bytes.length - from);
            out.write(bytes, from, length);
            from += length;
            moved.moved(from, bytes.length);
        }
    }

    /**
     * Writes {@code total} bytes, or all there are when it is -1, and closes the source. What goes wrong with the source is
     * a {@link LocalFileException}, so that an IOException is the network's.
     */
    static void copyAndClose(ReadableByteChannel source, long total, OutputStream out, TransferProgress moved)
            throws IOException {
        try {
            copy(source, total, out, moved);
        } catch (IOException | RuntimeException fault) {
            try {
                source.close();
            } catch (IOException second) {
                fault.addSuppressed(second);
            }
            throw fault;
        }
        try {
            source.close();
        } catch (IOException fault) {
            throw LocalFileException.reading(fault);
        }
    }

    private static void copy(ReadableByteChannel source, long total, OutputStream out, TransferProgress moved)
            throws IOException {
        byte[] part = new byte[PART_BYTES];
        long sent = 0;
        while (total < 0 || sent < total) {
            int length = total < 0 ? part.length : (int) Math.min(part.length, total - sent);
            int read = read(source, ByteBuffer.wrap(part, 0, length));
            if (read < 0 && total < 0) {
                return;
            }
            if (read < 0) {
                throw LocalFileException.reading(new EOFException("the file became shorter while it was sent"));
            }
            if (read > 0) {
                out.write(part, 0, read);
                if (total < 0) {
                    // Who feeds the channel may wait for what was fed before to arrive.
                    out.flush();
                }
                sent += read;
                moved.moved(sent, total);
            }
        }
    }

    private static int read(ReadableByteChannel source, ByteBuffer part) {
        try {
            return source.read(part);
        } catch (IOException fault) {
            throw LocalFileException.reading(fault);
        }
    }
}
