package dev.sluice.edge;

import dev.sluice.base.CannotStartException;
import org.jspecify.annotations.Nullable;

/** The server cannot open its port. The message is one plain sentence for whoever starts it. */
public class CannotListenException extends CannotStartException {
    public CannotListenException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
