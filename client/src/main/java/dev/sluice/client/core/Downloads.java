package dev.sluice.client.core;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;

/** Where arriving bytes go. */
final class Downloads {
    private Downloads() {}

    /** Writes everything; the channel stays open. Answers the number of bytes. */
    static long toChannel(WatchedStream body, WritableByteChannel target) throws IOException {
        long moved = 0;
        for (ByteBuffer part = body.nextPart(); part != null; part = body.nextPart()) {
            moved += part.remaining();
            write(target, part);
        }
        return moved;
    }

    /** Writes a file that appears under its name when it is whole. Answers the number of its bytes. */
    static long toFile(WatchedStream body, Path target) throws IOException {
        PartialFile file = new PartialFile(target);
        try {
            file.create();
            long moved = 0;
            for (ByteBuffer part = body.nextPart(); part != null; part = body.nextPart()) {
                moved += file.write(part);
            }
            file.commit();
            return moved;
        } finally {
            file.discard();
        }
    }

    private static void write(WritableByteChannel target, ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                target.write(bytes);
            }
        } catch (IOException fault) {
            throw LocalFileException.writing(fault);
        }
    }
}
