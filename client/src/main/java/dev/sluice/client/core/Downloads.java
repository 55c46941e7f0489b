package dev.sluice.client.core;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.UUID;

/** Where arriving bytes go: straight from the buffers they arrived in, of which there is a bounded number. */
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

    /**
     * Writes into a file beside the target and renames it at the end, so that under the wanted name there is the whole
     * file or what was there before.
     */
    static long toFile(WatchedStream body, Path target) throws IOException {
        Path partial = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            long moved;
            try (WritableByteChannel out = create(partial)) {
                moved = toChannel(body, out);
            }
            rename(partial, target);
            return moved;
        } finally {
            delete(partial);
        }
    }

    private static WritableByteChannel create(Path file) {
        try {
            return Files.newByteChannel(file, EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
        } catch (IOException fault) {
            throw new LocalFileException(fault);
        }
    }

    private static void write(WritableByteChannel target, ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                target.write(bytes);
            }
        } catch (IOException fault) {
            throw new LocalFileException(fault);
        }
    }

    private static void rename(Path from, Path to) {
        try {
            if (Files.isDirectory(to)) {
                throw new FileAlreadyExistsException(to + " is a folder");
            }
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException fault) {
            throw new LocalFileException(fault);
        }
    }

    private static void delete(Path partial) {
        try {
            Files.deleteIfExists(partial);
        } catch (IOException fault) {
            throw new LocalFileException(fault);
        }
    }
}
