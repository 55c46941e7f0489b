package dev.sluice.cli.core;

import dev.sluice.cli.terminal.Table;
import dev.sluice.cli.terminal.Terminal;
import dev.sluice.client.core.TransferProgress;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/** One line on the terminal that follows a transfer, cleared at the end. Without a terminal it prints nothing. */
final class ProgressBar implements TransferProgress, AutoCloseable {
    private static final int WIDTH = 30;
    private static final long STEP_NANOS = 100_000_000;

    private final String name;
    private final @Nullable PrintStream terminal;
    private long lastNanos = System.nanoTime() - STEP_NANOS;

    ProgressBar(String name, @Nullable PrintStream terminal) {
        this.name = Table.clean(name);
        this.terminal = terminal;
    }

    static ProgressBar onTerminal(String name) {
        return new ProgressBar(name, Terminal.isOutput() ? System.err : null);
    }

    @Override
    public synchronized void moved(long bytes, long totalBytes) {
        if (terminal == null || System.nanoTime() - lastNanos < STEP_NANOS) {
            return;
        }
        lastNanos = System.nanoTime();
        terminal.print("\r" + name + " " + bar(bytes, totalBytes) + " " + bytes / 1_048_576 + " MB\u001b[K");
        terminal.flush();
    }

    private static String bar(long bytes, long totalBytes) {
        if (totalBytes <= 0) {
            return "";
        }
        int filled = (int) Math.min(WIDTH, bytes * WIDTH / totalBytes);
        return "[" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] " + bytes * 100 / totalBytes + " %";
    }

    @Override
    public synchronized void close() {
        if (terminal != null) {
            terminal.print("\r\u001b[K");
            terminal.flush();
        }
    }
}
