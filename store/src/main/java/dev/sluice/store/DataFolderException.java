package dev.sluice.store;

import dev.sluice.base.CannotStartException;

/** The data folder cannot be used. The message says in plain words why and what to do; it is meant to be printed. */
public final class DataFolderException extends CannotStartException {
    public DataFolderException(String message, Throwable cause) {
        super(message, cause);
    }

    public DataFolderException(String message) {
        super(message, null);
    }
}
