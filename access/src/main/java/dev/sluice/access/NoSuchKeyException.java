package dev.sluice.access;

import dev.sluice.base.AccountId;
import dev.sluice.base.KeyId;

/** The API key that was named does not exist in the account that was named. */
public final class NoSuchKeyException extends RuntimeException {
    public NoSuchKeyException(AccountId account, KeyId key) {
        super("account " + account + " has no API key " + key);
    }
}
