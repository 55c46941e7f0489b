package dev.sluice.base;

import org.jspecify.annotations.Nullable;

/**
 * The server cannot start as it is set up. The message says in one plain sentence why and what to do; it is meant to be
 * printed as it is.
 */
public abstract class CannotStartException extends RuntimeException {
    protected CannotStartException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
