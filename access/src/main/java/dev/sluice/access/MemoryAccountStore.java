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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Accounts in memory, for tests and for embedding: gone with the process. Thread-safe. */
public final class MemoryAccountStore implements AccountStore {
    private record Counter(AccountId account, YearMonth month) {}

    // All guarded by this.
    private final Map<AccountId, StoredAccount> accounts = new LinkedHashMap<>();
    private final Map<KeyId, StoredKey> keys = new LinkedHashMap<>();
    private final Map<KeyHash, KeyId> byHash = new HashMap<>();
    private final Map<Counter, Long> counters = new HashMap<>();
    private boolean closed;

    @Override
    public synchronized boolean create(StoredAccount account) {
        requireOpen();
        String email = account.email();
        if (accounts.containsKey(account.id())
                || (email != null && accountByEmail(email).isPresent())) {
            return false;
        }
        accounts.put(account.id(), account);
        return true;
    }

    @Override
    public synchronized Optional<StoredAccount> account(AccountId id) {
        requireOpen();
        return Optional.ofNullable(accounts.get(id));
    }

    @Override
    public synchronized Optional<StoredAccount> accountByEmail(String email) {
        requireOpen();
        return accounts.values().stream()
                .filter(account -> email.equals(account.email()))
                .findFirst();
    }

    @Override
    public synchronized List<StoredAccount> accounts() {
        requireOpen();
        return List.copyOf(accounts.values());
    }

    @Override
    public synchronized int accountCount() {
        requireOpen();
        return accounts.size();
    }

    @Override
    public synchronized boolean setDisabled(AccountId id, boolean disabled) {
        requireOpen();
        return accounts.computeIfPresent(
                        id, (_, was) -> new StoredAccount(id, was.label(), was.email(), was.created(), disabled))
                != null;
    }

    @Override
    public synchronized Optional<List<KeyId>> addKey(StoredKey key, int keep) {
        requireOpen();
        if (!accounts.containsKey(key.account())) {
            return Optional.empty();
        }
        if (keys.containsKey(key.id()) || byHash.containsKey(key.hash())) {
            throw new AccountStoreException("the key " + key.id() + " exists already");
        }
        List<StoredKey> before = keys(key.account());
        List<StoredKey> dropped = before.subList(0, Math.max(0, before.size() - keep + 1));
        dropped.forEach(this::remove);
        keys.put(key.id(), key);
        byHash.put(key.hash(), key.id());
        return Optional.of(dropped.stream().map(StoredKey::id).toList());
    }

    @Override
    public synchronized List<StoredKey> keys(AccountId account) {
        requireOpen();
        return keys.values().stream()
                .filter(key -> key.account().equals(account))
                .toList();
    }

    @Override
    public synchronized boolean removeKey(AccountId account, KeyId id) {
        requireOpen();
        StoredKey key = keys.get(id);
        if (key == null || !key.account().equals(account)) {
            return false;
        }
        remove(key);
        return true;
    }

    @Override
    public synchronized Optional<KeyMatch> findKey(KeyHash hash) {
        requireOpen();
        return Optional.ofNullable(byHash.get(hash)).map(keys::get).map(key -> new KeyMatch(key, isDisabled(key)));
    }

    @Override
    public synchronized void keyUsed(KeyId id, Instant at) {
        requireOpen();
        keys.computeIfPresent(id, (_, key) -> {
            Instant last = key.lastUsed();
            return last != null && last.isAfter(at)
                    ? key
                    : new StoredKey(key.account(), id, key.name(), key.hash(), key.created(), at);
        });
    }

    @Override
    public synchronized long requests(AccountId account, YearMonth month) {
        requireOpen();
        return counters.getOrDefault(new Counter(account, month), 0L);
    }

    @Override
    public synchronized Map<AccountId, Long> addRequests(YearMonth month, Map<AccountId, Long> counts) {
        requireOpen();
        Map<AccountId, Long> totals = new HashMap<>();
        counts.forEach((account, count) -> {
            if (accounts.containsKey(account)) {
                totals.put(account, counters.merge(new Counter(account, month), count, Long::sum));
            }
        });
        return totals;
    }

    @Override
    public synchronized void close() {
        closed = true;
    }

    private boolean isDisabled(StoredKey key) {
        StoredAccount account = accounts.get(key.account());
        return account == null || account.disabled();
    }

    private void remove(StoredKey key) {
        keys.remove(key.id());
        byHash.remove(key.hash());
    }

    private void requireOpen() {
        if (closed) {
            throw new AccountStoreException("the account store is closed");
        }
    }
}
