package dev.sluice.edge;

import org.jspecify.annotations.Nullable;

/** The server cannot open its port. The message is one plain sentence for whoever starts it. */
public final class CannotListenException extends RuntimeException {
    public CannotListenException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
