package dev.sluice.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sockets this JVM holds open, from {@code /proc/self/fd}; on systems without it there are none to see. */
final class OpenSockets {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    private static final Pattern SOCKET = Pattern.compile("socket:\\[(\\d+)]");

    private OpenSockets() {}

    static Map<String, String> byInode() {
        if (!Files.isDirectory(DESCRIPTORS)) {
            return Map.of();
        }
        openThePermanentOnes();
        Map<String, String> sockets = new HashMap<>();
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(DESCRIPTORS)) {
            descriptors.forEach(descriptor -> inode(descriptor)
                    .ifPresent(inode -> sockets.put(inode, "socket " + descriptor.getFileName() + " " + inode)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        SocketTable.describe(sockets);
        return sockets;
    }

    /** The JDK's socket classes open one socket of their own at first use and keep it. */
    private static void openThePermanentOnes() {
        try {
            ServerSocketChannel.open().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> inode(Path descriptor) {
        try {
            Matcher socket = SOCKET.matcher(Files.readSymbolicLink(descriptor).toString());
            return socket.matches() ? Optional.of(socket.group(1)) : Optional.empty();
        } catch (IOException closedMeanwhile) {
            return Optional.empty();
        }
    }
}
