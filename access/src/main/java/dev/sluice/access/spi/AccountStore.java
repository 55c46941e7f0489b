package dev.sluice.access.spi;

import dev.sluice.base.AccountId;
import dev.sluice.base.KeyId;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where accounts, API keys and monthly counters rest. The contract, checked by {@code AccountStoreContract}:
 *
 * <ul>
 *   <li><b>Durable.</b> A change whose method has returned survives a crash of the process at any moment and, as far
 *       as the disk keeps its word, of the machine. (A store that is documented as memory only is the exception.)
 *   <li><b>Atomic.</b> A change happens as a whole or not at all; nobody sees half of it, also not after a crash.
 *   <li><b>Thread-safe.</b> Any thread may call any method at any time. A read that begins after a change has
 *       returned sees it.
 *   <li><b>Blocking.</b> Methods may wait for the disk: never call them on an event loop.
 *   <li><b>Failure.</b> {@link AccountStoreException}, and then nothing has changed that a later read would show,
 *       except where the answer was lost after the change was made. After {@link #close()} every method throws it.
 * </ul>
 *
 * Instants are kept to the millisecond. Lists are snapshots.
 */
public interface AccountStore extends AutoCloseable {
    /** Adds an account. False, and nothing changes, when its id or its e-mail is taken. */
    boolean create(StoredAccount account);

    Optional<StoredAccount> account(AccountId id);

    Optional<StoredAccount> accountByEmail(String email);

    /** All accounts, in the order of their creation. */
    List<StoredAccount> accounts();

    int accountCount();

    /** False when there is no such account. Setting what is already set is a success. */
    boolean setDisabled(AccountId id, boolean disabled);

    /**
     * Adds a key and, in the same step, removes the account's oldest keys until {@code keep} are left, the new one
     * among them. Oldest means added first, whatever the clocks said.
     *
     * @return the keys that had to go, oldest first; empty when there is no such account
     * @throws AccountStoreException also when the key's id or hash exists already
     */
    Optional<List<KeyId>> addKey(StoredKey key, int keep);

    /** The account's keys, oldest first; empty for an unknown account. */
    List<StoredKey> keys(AccountId account);

    /** False when the account has no such key. */
    boolean removeKey(AccountId account, KeyId key);

    /**
     * The key with this hash, of any account. A miss costs the same whatever is in the store, so the time of an
     * answer does not tell an unknown account from a wrong key.
     */
    Optional<KeyMatch> findKey(KeyHash hash);

    /** Notes a use. An earlier instant than the noted one, or an unknown key, changes nothing. */
    void keyUsed(KeyId key, Instant at);

    /** Requests counted for an account in a month (UTC); 0 when none. */
    long requests(AccountId account, YearMonth month);

    /**
     * Adds to the counters of a month, all or none. Unknown accounts are left out.
     *
     * @return the new totals of the accounts that exist
     */
    Map<AccountId, Long> addRequests(YearMonth month, Map<AccountId, Long> counts);

    @Override
    void close();
}
