package dev.sluice.access;

import dev.sluice.base.AccountId;
import dev.sluice.base.KeyId;
import java.util.List;

/**
 * An API key that was just made. The only time that its secret is seen; {@link #toString} hides it.
 *
 * @param secret what the client logs in with
 * @param replaced the keys that had to go to keep the account within its limit, oldest first
 */
public record NewKey(AccountId account, KeyId id, String name, String secret, List<KeyId> replaced) {
    @Override
    public String toString() {
        return "NewKey[" + account + ", " + id + ", " + name + "]";
    }
}
