package dev.sluice.access;

import dev.sluice.base.AccountId;

/** The account that was named does not exist. */
public final class NoSuchAccountException extends RuntimeException {
    public NoSuchAccountException(AccountId id) {
        super("there is no account " + id);
    }
}
