package dev.sluice.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link AccountStore} must do; an adapter's test extends this and opens its own. */
public abstract class AccountStoreContract {
    private static final AccountId ANNA = new AccountId("AC0000000000000001");
    private static final AccountId BERT = new AccountId("AC0000000000000002");
    private static final AccountId NOBODY = new AccountId("AC9999999999999999");
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00.123Z");
    private static final YearMonth JANUARY = YearMonth.of(2026, 1);

    // Opened before every test.
    @SuppressWarnings("NullAway.Init")
    private AccountStore store;

    /** A new, empty store. */
    protected abstract AccountStore open();

    @BeforeEach
    void openStore() {
        store = open();
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    @Test
    void anAccountIsFoundAsItWasCreated() {
        StoredAccount anna = new StoredAccount(ANNA, "Anna's \"lab\"; ünïcode", "anna@example.org", NOW, false);
        assertThat(store.create(anna)).isTrue();
        assertThat(store.account(ANNA)).contains(anna);
        assertThat(store.accountByEmail("anna@example.org")).contains(anna);
        assertThat(store.accountByEmail("bert@example.org")).isEmpty();
        assertThat(store.account(NOBODY)).isEmpty();
    }

    @Test
    void aTakenIdOrEmailIsRefusedAndNothingChanges() {
        StoredAccount anna = new StoredAccount(ANNA, "anna", "anna@example.org", NOW, false);
        store.create(anna);
        assertThat(store.create(account(ANNA, "again"))).isFalse();
        assertThat(store.create(new StoredAccount(BERT, "bert", "anna@example.org", NOW, false)))
                .isFalse();
        assertThat(store.accounts()).containsExactly(anna);
    }

    @Test
    void accountsWithoutEmailDoNotGetInEachOthersWay() {
        assertThat(store.create(account(BERT, "same"))).isTrue();
        assertThat(store.create(account(ANNA, "same"))).isTrue();
        assertThat(store.accounts()).extracting(StoredAccount::id).containsExactly(BERT, ANNA);
        assertThat(store.accountCount()).isEqualTo(2);
    }

    @Test
    void anAccountIsDisabledAndEnabled() {
        store.create(account(ANNA, "anna"));
        store.addKey(key(ANNA, "key_1"), 10);
        assertThat(store.setDisabled(ANNA, true)).isTrue();
        assertThat(store.setDisabled(ANNA, true)).isTrue();
        assertThat(store.account(ANNA))
                .hasValueSatisfying(account -> assertThat(account.disabled()).isTrue());
        assertThat(store.findKey(hash("key_1"))).contains(new KeyMatch(key(ANNA, "key_1"), true));
        assertThat(store.setDisabled(ANNA, false)).isTrue();
        assertThat(store.findKey(hash("key_1"))).contains(new KeyMatch(key(ANNA, "key_1"), false));
        assertThat(store.setDisabled(NOBODY, true)).isFalse();
    }

    @Test
    void aKeyIsFoundByItsHashAndListedWithItsAccount() {
        store.create(account(ANNA, "anna"));
        store.create(account(BERT, "bert"));
        assertThat(store.addKey(key(ANNA, "key_1"), 10)).contains(List.of());
        store.addKey(key(BERT, "key_2"), 10);
        assertThat(store.findKey(hash("key_1"))).contains(new KeyMatch(key(ANNA, "key_1"), false));
        assertThat(store.findKey(hash("another"))).isEmpty();
        assertThat(store.keys(ANNA)).containsExactly(key(ANNA, "key_1"));
        assertThat(store.keys(NOBODY)).isEmpty();
    }

    @Test
    void aKeyOfAnUnknownAccountIsNotAdded() {
        assertThat(store.addKey(key(NOBODY, "key_1"), 10)).isEmpty();
        assertThat(store.findKey(hash("key_1"))).isEmpty();
    }

    @Test
    void oneKeyTooManyReplacesTheOldestWhateverItsDateSays() {
        store.create(account(ANNA, "anna"));
        store.addKey(key(ANNA, "key_1", NOW.plusSeconds(1000), null), 3);
        store.addKey(key(ANNA, "key_2"), 3);
        store.addKey(key(ANNA, "key_3"), 3);
        assertThat(store.addKey(key(ANNA, "key_4"), 3)).contains(List.of(new KeyId("key_1")));
        assertThat(keyIds()).containsExactly("key_2", "key_3", "key_4");
        assertThat(store.findKey(hash("key_1"))).isEmpty();
    }

    @Test
    void aLoweredLimitRemovesAllThatIsOver() {
        store.create(account(ANNA, "anna"));
        for (int i = 1; i <= 4; i++) {
            store.addKey(key(ANNA, "key_" + i), 10);
        }
        assertThat(store.addKey(key(ANNA, "key_5"), 2))
                .contains(List.of(new KeyId("key_1"), new KeyId("key_2"), new KeyId("key_3")));
        assertThat(keyIds()).containsExactly("key_4", "key_5");
    }

    @Test
    void aKeyThatExistsIsAFaultAndRemovesNoOther() {
        store.create(account(ANNA, "anna"));
        store.addKey(key(ANNA, "key_1"), 1);
        assertThatThrownBy(() -> store.addKey(key(ANNA, "key_1"), 1)).isInstanceOf(AccountStoreException.class);
        assertThat(keyIds()).containsExactly("key_1");
    }

    @Test
    void aRemovedKeyIsGoneAndOnlyItsAccountCanRemoveIt() {
        store.create(account(ANNA, "anna"));
        store.create(account(BERT, "bert"));
        store.addKey(key(ANNA, "key_1"), 10);
        assertThat(store.removeKey(BERT, new KeyId("key_1"))).isFalse();
        assertThat(store.removeKey(ANNA, new KeyId("key_1"))).isTrue();
        assertThat(store.removeKey(ANNA, new KeyId("key_1"))).isFalse();
        assertThat(store.findKey(hash("key_1"))).isEmpty();
    }

    @Test
    void theLastUseOfAKeyOnlyMovesForward() {
        store.create(account(ANNA, "anna"));
        store.addKey(key(ANNA, "key_1"), 10);
        store.keyUsed(new KeyId("key_1"), NOW.plusSeconds(60));
        store.keyUsed(new KeyId("key_1"), NOW);
        store.keyUsed(new KeyId("nokey"), NOW);
        assertThat(store.keys(ANNA)).containsExactly(key(ANNA, "key_1", NOW, NOW.plusSeconds(60)));
    }

    @Test
    void requestsAddUpByAccountAndMonth() {
        store.create(account(ANNA, "anna"));
        store.create(account(BERT, "bert"));
        assertThat(store.addRequests(JANUARY, Map.of(ANNA, 3L, BERT, 1L, NOBODY, 7L)))
                .isEqualTo(Map.of(ANNA, 3L, BERT, 1L));
        assertThat(store.addRequests(JANUARY, Map.of(ANNA, 4L))).isEqualTo(Map.of(ANNA, 7L));
        store.addRequests(JANUARY.plusMonths(1), Map.of(ANNA, 1L));
        assertThat(store.requests(ANNA, JANUARY)).isEqualTo(7);
        assertThat(store.requests(ANNA, JANUARY.plusMonths(1))).isEqualTo(1);
        assertThat(store.requests(BERT, JANUARY.plusMonths(1))).isZero();
    }

    @Test
    void threadsThatAddAtTheSameTimeLoseNothingAndKeepTheLimit() throws Exception {
        store.create(account(ANNA, "anna"));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                String id = "key_" + i;
                running.add(threads.submit(() -> {
                    store.addKey(key(ANNA, id), 5);
                    store.addRequests(JANUARY, Map.of(ANNA, 1L));
                    store.findKey(hash(id));
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
        assertThat(store.keys(ANNA)).hasSize(5);
        assertThat(store.requests(ANNA, JANUARY)).isEqualTo(40);
    }

    @Test
    void aClosedStoreSaysSo() {
        store.close();
        assertThatThrownBy(() -> store.accounts())
                .isInstanceOf(AccountStoreException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> store.create(account(ANNA, "anna"))).isInstanceOf(AccountStoreException.class);
    }

    private List<String> keyIds() {
        return store.keys(ANNA).stream().map(key -> key.id().value()).toList();
    }

    private static StoredAccount account(AccountId id, String label) {
        return new StoredAccount(id, label, null, NOW, false);
    }

    private static StoredKey key(AccountId account, String id) {
        return key(account, id, NOW, null);
    }

    private static StoredKey key(AccountId account, String id, Instant created, @Nullable Instant lastUsed) {
        return new StoredKey(account, new KeyId(id), "name of " + id, hash(id), created, lastUsed);
    }

    private static KeyHash hash(String id) {
        return KeyHash.of("secret of " + id);
    }
}
