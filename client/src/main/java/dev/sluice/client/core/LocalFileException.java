package dev.sluice.client.core;

import java.io.IOException;

/** Reading an upload or writing a download failed on this side, which is not the connection's fault. */
final class LocalFileException extends RuntimeException {
    private LocalFileException(String what, IOException cause) {
        super(what + ": " + cause.getMessage(), cause);
    }

    static LocalFileException reading(IOException cause) {
        return new LocalFileException("reading the source failed", cause);
    }

    static LocalFileException writing(IOException cause) {
        return new LocalFileException("writing the target failed", cause);
    }
}
