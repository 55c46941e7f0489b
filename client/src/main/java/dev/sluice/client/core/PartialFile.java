package dev.sluice.client.core;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that grows beside its target and is renamed at the end, so that under the wanted name there is the whole file or
 * what was there before. What fails is thrown as {@link LocalFileException}. For one thread at a time.
 */
final class PartialFile {
    private final Path target;
    private final Path partial;
    private @Nullable FileChannel open;

    PartialFile(Path target) {
        this.target = target;
        this.partial = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
    }

    void create() {
        try {
            open = FileChannel.open(partial, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException fault) {
            throw LocalFileException.writing(fault);
        }
    }

    /** Writes all of these and answers how many bytes they were. Only after {@link #create}. */
    long write(ByteBuffer... parts) {
        FileChannel channel = open;
        if (channel == null) {
            throw new IllegalStateException("not created");
        }
        long bytes = 0;
        for (ByteBuffer part : parts) {
            bytes += part.remaining();
        }
        try {
            for (long left = bytes; left > 0; ) {
                left -= channel.write(parts);
            }
        } catch (IOException fault) {
            throw LocalFileException.writing(fault);
        }
        return bytes;
    }

    /** Gives the file its name. */
    void commit() {
        try {
            close();
            if (Files.isDirectory(target)) {
                throw new FileAlreadyExistsException(target + " is a folder");
            }
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException fault) {
            throw LocalFileException.writing(fault);
        }
    }

    /** Leaves nothing behind but what was committed. May be called in every state. */
    void discard() {
        try {
            close();
        } catch (IOException ignored) {
            // What could not be written any more is thrown away all the same.
        }
        try {
            Files.deleteIfExists(partial);
        } catch (IOException fault) {
            throw LocalFileException.writing(fault);
        }
    }

    private void close() throws IOException {
        FileChannel channel = open;
        open = null;
        if (channel != null) {
            channel.close();
        }
    }
}
