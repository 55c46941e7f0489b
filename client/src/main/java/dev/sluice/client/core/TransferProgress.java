package dev.sluice.client.core;

/** Told how far an upload or download is. Called on the thread that moves the bytes, so it must be quick. */
@FunctionalInterface
public interface TransferProgress {
    /** {@code totalBytes} is -1 when nobody knows. */
    void moved(long bytes, long totalBytes);
}
