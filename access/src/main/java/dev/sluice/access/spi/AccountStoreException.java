package dev.sluice.access.spi;

/** The store failed. The message says in plain words what and where; it may be shown to an operator. */
public final class AccountStoreException extends RuntimeException {
    public AccountStoreException(String message, Throwable cause) {
        super(message, cause);
    }

    public AccountStoreException(String message) {
        super(message);
    }
}
