package dev.sluice.access;

/** The server has as many accounts as its setting {@code max-accounts} allows. */
public final class TooManyAccountsException extends RuntimeException {
    public TooManyAccountsException(int max) {
        super("there are " + max + " accounts already, as many as the setting max-accounts allows");
    }
}
