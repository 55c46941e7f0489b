package dev.sluice.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The kernel's list of TCP sockets, for saying which ports a leaked socket joins. */
final class SocketTable {
    /** Columns of {@code /proc/net/tcp}: proc(5). */
    private static final int LOCAL = 1;

    private static final int REMOTE = 2;
    private static final int INODE = 9;

    private SocketTable() {}

    /** Adds the ports to the description of each socket that the kernel lists. */
    static void describe(Map<String, String> byInode) {
        for (String table : List.of("/proc/self/net/tcp", "/proc/self/net/tcp6")) {
            for (String line : lines(Path.of(table))) {
                String[] columns = line.strip().split("\\s+", -1);
                if (columns.length > INODE) {
                    String ports = " (TCP port " + port(columns[LOCAL]) + ", peer's " + port(columns[REMOTE]) + ")";
                    byInode.computeIfPresent(columns[INODE], (inode, description) -> description + ports);
                }
            }
        }
    }

    private static List<String> lines(Path table) {
        try {
            List<String> lines = Files.readAllLines(table);
            return lines.subList(Math.min(1, lines.size()), lines.size());
        } catch (IOException notListed) {
            return List.of();
        }
    }

    private static int port(String address) {
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1), 16);
    }
}
