package dev.sluice.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.access.spi.StoredKey;
import dev.sluice.base.AccountId;
import dev.sluice.base.KeyId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AccountAdminTest {
    private static final AccountId NOBODY = new AccountId("AC0000000000000000");

    private final AccessFixture fixture = new AccessFixture();
    private final AccountAdmin accounts = fixture.accounts;

    @Test
    void idsAndKeysHaveTheDocumentedForm() {
        NewKey key = fixture.newKey();
        assertThat(key.account().value()).matches("AC[0-9]{16}");
        assertThat(key.secret()).matches("[A-Za-z0-9]{32}");
        assertThat(key.id().value()).matches("key_[a-z0-9]{8}");
        assertThat(key.toString()).doesNotContain(key.secret());
    }

    @Test
    void theStoreNeverSeesASecret() {
        NewKey key = fixture.newKey();
        List<StoredKey> stored = fixture.store.keys(key.account());
        assertThat(stored.toString()).doesNotContain(key.secret());
    }

    @Test
    void anAccountIsListedWithWhatAnOperatorWantsToKnow() {
        AccountId anna = accounts.create("Anna's lab").id();
        accounts.createKey(anna, "laptop");
        accounts.createKey(anna, "phone");
        accounts.disable(anna);
        Instant now = Instant.ofEpochMilli(fixture.clock.epochMs());
        assertThat(accounts.list()).containsExactly(new AccountSummary(anna, "Anna's lab", null, now, true, 2, 0));
    }

    @Test
    void keysAreListedByNameAndLastUse() {
        NewKey laptop = fixture.newKey();
        Instant created = Instant.ofEpochMilli(fixture.clock.epochMs());
        fixture.pass(Duration.ofHours(5));
        NewKey phone = accounts.createKey(laptop.account(), "phone");
        Instant now = Instant.ofEpochMilli(fixture.clock.epochMs());
        fixture.session(laptop);
        assertThat(accounts.keys(laptop.account()))
                .containsExactly(
                        new KeySummary(laptop.id(), "laptop", created, now, false),
                        new KeySummary(phone.id(), "phone", now, null, false));
    }

    @Test
    void whatDoesNotExistIsNamed() {
        AccountId anna = accounts.create("anna").id();
        assertThatThrownBy(() -> accounts.disable(NOBODY))
                .isInstanceOf(NoSuchAccountException.class)
                .hasMessage("there is no account AC0000000000000000");
        assertThatThrownBy(() -> accounts.enable(NOBODY)).isInstanceOf(NoSuchAccountException.class);
        assertThatThrownBy(() -> accounts.createKey(NOBODY, "x")).isInstanceOf(NoSuchAccountException.class);
        assertThatThrownBy(() -> accounts.keys(NOBODY)).isInstanceOf(NoSuchAccountException.class);
        assertThatThrownBy(() -> accounts.revokeKey(NOBODY, new KeyId("key_x")))
                .isInstanceOf(NoSuchAccountException.class);
        assertThatThrownBy(() -> accounts.revokeKey(anna, new KeyId("key_x")))
                .isInstanceOf(NoSuchKeyException.class)
                .hasMessage("account " + anna + " has no API key key_x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "two\nlines", "\u0000"})
    void labelsAndNamesMustBePrintable(String text) {
        AccountId anna = accounts.create("anna").id();
        assertThatThrownBy(() -> accounts.create(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("label must be 1 to 100 printable characters");
        assertThatThrownBy(() -> accounts.createKey(anna, text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("name must be 1 to 100 printable characters");
    }

    @Test
    void thereAreNoMoreAccountsThanTheSettingAllows() {
        AccountAdmin few = new AccessFixture(Map.of("max-accounts", 2)).accounts;
        few.create("one");
        few.create("two");
        assertThatThrownBy(() -> few.create("three"))
                .isInstanceOf(TooManyAccountsException.class)
                .hasMessageContaining("max-accounts");
        assertThat(few.list()).hasSize(2);
    }
}
