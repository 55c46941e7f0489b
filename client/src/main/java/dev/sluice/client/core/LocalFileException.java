package dev.sluice.client.core;

import java.io.IOException;

/** Writing a download failed on this side, which is not the connection's fault. */
final class LocalFileException extends RuntimeException {
    LocalFileException(IOException cause) {
        super("writing the target failed: " + cause.getMessage(), cause);
    }
}
