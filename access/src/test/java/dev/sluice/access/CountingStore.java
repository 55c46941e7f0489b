package dev.sluice.access;

import dev.sluice.access.spi.AccountStore;
import dev.sluice.access.spi.AccountStoreException;
import dev.sluice.access.spi.KeyHash;
import dev.sluice.access.spi.KeyMatch;
import dev.sluice.access.spi.StoredAccount;
import dev.sluice.access.spi.StoredKey;
import dev.sluice.base.AccountId;
import dev.sluice.base.KeyId;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts the calls that go through to another store, and fails them on demand. */
final class CountingStore implements AccountStore {
    private final AccountStore behind;
    volatile int calls;
    volatile int uses;
    volatile boolean broken;
    /** Runs between the lookup of a key and its answer. */
    volatile Runnable afterFind = () -> {};

    CountingStore(AccountStore behind) {
        this.behind = behind;
    }

    private synchronized AccountStore counted() {
        calls++;
        if (broken) {
            throw new AccountStoreException("the disk is gone");
        }
        return behind;
    }

    @Override
    public boolean create(StoredAccount account) {
        return counted().create(account);
    }

    @Override
    public Optional<StoredAccount> account(AccountId id) {
        return counted().account(id);
    }

    @Override
    public Optional<StoredAccount> accountByEmail(String email) {
        return counted().accountByEmail(email);
    }

    @Override
    public List<StoredAccount> accounts() {
        return counted().accounts();
    }

    @Override
    public int accountCount() {
        return counted().accountCount();
    }

    @Override
    public boolean setDisabled(AccountId id, boolean disabled) {
        return counted().setDisabled(id, disabled);
    }

    @Override
    public Optional<List<KeyId>> addKey(StoredKey key, int keep) {
        return counted().addKey(key, keep);
    }

    @Override
    public List<StoredKey> keys(AccountId account) {
        return counted().keys(account);
    }

    @Override
    public boolean removeKey(AccountId account, KeyId key) {
        return counted().removeKey(account, key);
    }

    @Override
    public Optional<KeyMatch> findKey(KeyHash hash) {
        Optional<KeyMatch> found = counted().findKey(hash);
        afterFind.run();
        return found;
    }

    @Override
    public synchronized void keyUsed(KeyId key, Instant at) {
        uses++;
        counted().keyUsed(key, at);
    }

    @Override
    public long requests(AccountId account, YearMonth month) {
        return counted().requests(account, month);
    }

    @Override
    public Map<AccountId, Long> addRequests(YearMonth month, Map<AccountId, Long> counts) {
        return counted().addRequests(month, counts);
    }

    @Override
    public void close() {
        behind.close();
    }
}
