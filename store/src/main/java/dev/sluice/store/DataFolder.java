package dev.sluice.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The folder that holds all a server must keep, locked for one user of it: a server, or the command line while no
 * server runs. The lock is the operating system's, so it goes with the process, however that ends. Thread-safe.
 */
public final class DataFolder implements AutoCloseable {
    private static final String LOCK_FILE = "sluice.lock";

    /**
     * Folders held by this JVM. The system's lock belongs to the process as a whole: opening and closing the lock
     * file a second time would silently give up the first lock, so a second holder must be turned away before.
     */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel channel;
    private final FileLock lock;

    private DataFolder(Path path, FileChannel channel, FileLock lock) {
        this.path = path;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Creates the folder, readable by its owner only, if it is not there, and takes its lock.
     *
     * @throws DataFolderException when it is in use, or cannot be created or written
     */
    public static DataFolder open(Path folder) {
        return openIfFree(folder)
                .orElseThrow(() -> new DataFolderException("the data folder " + folder.toAbsolutePath()
                        + " is in use by another Sluice; stop that one, or choose another folder with --data"));
    }

    /**
     * Like {@link #open}, for those who know another way when the folder is in use: then it is empty.
     *
     * @throws DataFolderException when it cannot be created or written
     */
    public static Optional<DataFolder> openIfFree(Path folder) {
        Path real = create(folder);
        if (!HELD_HERE.add(real)) {
            return Optional.empty();
        }
        Optional<DataFolder> opened = Optional.empty();
        try {
            opened = lock(real);
            return opened;
        } catch (IOException fault) {
            throw new DataFolderException("the data folder " + real + " is not writable: " + reason(fault), fault);
        } finally {
            if (opened.isEmpty()) {
                HELD_HERE.remove(real);
            }
        }
    }

    /** Absolute, without symbolic links. */
    public Path path() {
        return path;
    }

    /** Where {@link SqliteAccountStore} keeps accounts. */
    public Path accountFile() {
        return path.resolve("sluice.db");
    }

    /** Lets the folder go. Close what keeps files in it first. */
    @Override
    public void close() {
        try (channel) {
            lock.release();
        } catch (IOException fault) {
            throw new DataFolderException("the data folder " + path + " could not be unlocked: " + fault, fault);
        } finally {
            HELD_HERE.remove(path);
        }
    }

    private static Path create(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                PrivateFiles.createFolder(folder);
            }
            return folder.toRealPath();
        } catch (IOException fault) {
            throw new DataFolderException(
                    "the data folder " + folder.toAbsolutePath() + " cannot be created: " + reason(fault), fault);
        }
    }

    private static Optional<DataFolder> lock(Path folder) throws IOException {
        Path lockFile = folder.resolve(LOCK_FILE);
        PrivateFiles.createIfMissing(lockFile);
        FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            return Optional.of(new DataFolder(folder, channel, lock));
        } catch (IOException | RuntimeException fault) {
            channel.close();
            throw fault;
        }
    }

    /** An exception of the file system often has only the path as its message. */
    private static String reason(IOException fault) {
        return switch (fault) {
            case AccessDeniedException _ -> "permission denied";
            case FileAlreadyExistsException _ -> "there is a file of that name";
            default -> fault.toString();
        };
    }
}
