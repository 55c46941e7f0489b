package dev.sluice.access;

import dev.sluice.access.spi.AccountStore;
import dev.sluice.access.spi.KeyHash;
import dev.sluice.access.spi.StoredAccount;
import dev.sluice.access.spi.StoredKey;
import dev.sluice.base.AccountId;
import dev.sluice.base.Clock;
import dev.sluice.base.KeyId;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Makes, lists and disables accounts and API keys. What it has answered survives a crash, if the store does.
 *
 * <p>Thread-safe. Every method blocks, and throws {@link dev.sluice.access.spi.AccountStoreException} when the store
 * fails.
 */
public final class AccountAdmin {
    /** Longest label of an account and name of a key. */
    public static final int MAX_NAME_LENGTH = 100;

    private static final String FIRST = "first";

    private final AccountStore store;
    private final KeySettings settings;
    private final Clock clock;
    private final Secrets secrets;
    private final Consumer<Predicate<Session>> revoke;

    /** {@code revoke}: is told, after the change, whose sessions have lost their right. */
    AccountAdmin(
            AccountStore store,
            KeySettings settings,
            Clock clock,
            Secrets secrets,
            Consumer<Predicate<Session>> revoke) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
        this.secrets = secrets;
        this.revoke = revoke;
    }

    /**
     * A new account, without keys.
     *
     * @param label what the operator calls it: 1 to 100 printable characters; need not be unique
     * @throws IllegalArgumentException for another label
     */
    public AccountSummary create(String label) {
        requirePrintable("label", label);
        while (true) {
            Optional<StoredAccount> created = tryCreate(label, null);
            if (created.isPresent()) {
                return summary(created.get());
            }
        }
    }

    /** All accounts, oldest first. */
    public List<AccountSummary> list() {
        return store.accounts().stream().map(this::summary).toList();
    }

    /** Nobody can log in to the account any more, and its sessions end before this returns. */
    public void disable(AccountId id) {
        setDisabled(id, true);
        revoke.accept(session -> session.account().equals(id));
    }

    public void enable(AccountId id) {
        setDisabled(id, false);
    }

    /**
     * A new API key. When the account has as many as it may, the oldest goes, and its sessions end.
     *
     * @param name what the operator calls it: 1 to 100 printable characters; need not be unique
     * @return with the secret, which cannot be had again
     * @throws IllegalArgumentException for another name
     * @throws NoSuchAccountException when there is no such account
     */
    public NewKey createKey(AccountId account, String name) {
        requirePrintable("name", name);
        String secret = secrets.apiKey();
        StoredKey key = new StoredKey(account, secrets.keyId(), name, KeyHash.of(secret), now(), null);
        List<KeyId> replaced =
                store.addKey(key, settings.perAccount()).orElseThrow(() -> new NoSuchAccountException(account));
        if (!replaced.isEmpty()) {
            revoke.accept(session -> replaced.contains(session.key()));
        }
        return new NewKey(account, key.id(), name, secret, replaced);
    }

    /**
     * The account's keys, oldest first.
     *
     * @throws NoSuchAccountException when there is no such account
     */
    public List<KeySummary> keys(AccountId account) {
        requireAccount(account);
        return store.keys(account).stream()
                .map(key -> new KeySummary(key.id(), key.name(), key.created(), key.lastUsed(), isUnused(key)))
                .toList();
    }

    /**
     * The key is gone, and its sessions end before this returns.
     *
     * @throws NoSuchAccountException when there is no such account
     * @throws NoSuchKeyException when it has no such key
     */
    public void revokeKey(AccountId account, KeyId id) {
        requireAccount(account);
        if (!store.removeKey(account, id)) {
            throw new NoSuchKeyException(account, id);
        }
        revoke.accept(session -> session.key().equals(id));
    }

    /**
     * A key for the server's first account, which is made if there is no account at all: for the file with the first
     * credentials when that file is missing. A key made earlier for that file that nobody ever used goes, so that a
     * start that is interrupted again and again leaves one key, not ten.
     *
     * @return empty when the first account is disabled, or is full: then no key in use is sacrificed for it
     */
    public Optional<NewKey> firstKey() {
        AccountId id = store.accounts().stream()
                .map(StoredAccount::id)
                .findFirst()
                .orElseGet(() -> create(FIRST).id());
        for (StoredKey key : store.keys(id)) {
            if (key.name().equals(FIRST) && key.lastUsed() == null) {
                revokeKey(id, key.id());
            }
        }
        boolean disabled = store.account(id).map(StoredAccount::disabled).orElse(true);
        return disabled || store.keys(id).size() >= settings.perAccount()
                ? Optional.empty()
                : Optional.of(createKey(id, FIRST));
    }

    /** The account with this e-mail, made now if there is none. */
    StoredAccount findOrCreate(String email) {
        while (true) {
            Optional<StoredAccount> account = store.accountByEmail(email).or(() -> tryCreate(email, email));
            if (account.isPresent()) {
                return account.get();
            }
        }
    }

    /** Whether a key was left unused for so long that it is disabled. */
    boolean isUnused(StoredKey key) {
        Instant lastUsed = key.lastUsed();
        Instant since = lastUsed == null ? key.created() : lastUsed;
        return since.plus(settings.unusedAfter()).isBefore(now());
    }

    /** Empty when the id that was drawn, or the e-mail, is taken. */
    private Optional<StoredAccount> tryCreate(String label, @Nullable String email) {
        if (store.accountCount() >= settings.maxAccounts()) {
            throw new TooManyAccountsException(settings.maxAccounts());
        }
        StoredAccount account = new StoredAccount(secrets.accountId(), label, email, now(), false);
        return store.create(account) ? Optional.of(account) : Optional.empty();
    }

    private AccountSummary summary(StoredAccount account) {
        YearMonth month = AccountUse.monthOf(clock.epochMs());
        return new AccountSummary(
                account.id(),
                account.label(),
                account.email(),
                account.created(),
                account.disabled(),
                store.keys(account.id()).size(),
                store.requests(account.id(), month));
    }

    private void setDisabled(AccountId id, boolean disabled) {
        if (!store.setDisabled(id, disabled)) {
            throw new NoSuchAccountException(id);
        }
    }

    private void requireAccount(AccountId id) {
        if (store.account(id).isEmpty()) {
            throw new NoSuchAccountException(id);
        }
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.epochMs());
    }

    private static void requirePrintable(String field, String text) {
        if (text.isBlank() || text.length() > MAX_NAME_LENGTH || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(field + " must be 1 to " + MAX_NAME_LENGTH + " printable characters");
        }
    }
}
