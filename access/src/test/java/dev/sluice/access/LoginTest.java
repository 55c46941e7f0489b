package dev.sluice.access;

import static dev.sluice.access.AccessFixture.ADDRESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.access.spi.AccountStoreException;
import dev.sluice.base.AccountId;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LoginTest {
    private static final LoginOutcome DENIED = new LoginOutcome.Denied();

    private final AccessFixture fixture = new AccessFixture();

    @Test
    void theRightKeyOpensASessionOfItsAccount() {
        NewKey key = fixture.newKey();
        Session session = fixture.session(key);
        assertThat(session.account()).isEqualTo(key.account());
        assertThat(session.key()).isEqualTo(key.id());
        assertThat(session.address()).isEqualTo(ADDRESS);
        assertThat(fixture.access.session(session.id().value(), ADDRESS)).isSameAs(session);
    }

    @Test
    void everythingElseIsDeniedWithoutSayingWhy() {
        NewKey anna = fixture.newKey();
        NewKey bert = fixture.newKey();
        assertThat(fixture.guess(anna.account(), ADDRESS)).isEqualTo(DENIED);
        assertThat(fixture.guess(new AccountId("AC0000000000000000"), ADDRESS)).isEqualTo(DENIED);
        assertThat(fixture.access.login(bert.account().value(), anna.secret(), ADDRESS))
                .isEqualTo(DENIED);
        assertThat(fixture.access.login("", "", ADDRESS)).isEqualTo(DENIED);
        assertThat(fixture.access.login("AC\0\ud800", "x".repeat(100_000), ADDRESS))
                .isEqualTo(DENIED);
        assertThat(fixture.access.sessionCount()).isZero();
    }

    @Test
    void anUnknownAccountAsksTheStoreAsMuchAsAWrongKey() {
        NewKey key = fixture.newKey();
        int before = fixture.store.calls;
        fixture.guess(key.account(), ADDRESS);
        int wrongKey = fixture.store.calls - before;
        fixture.guess(new AccountId("AC0000000000000000"), ADDRESS);
        assertThat(fixture.store.calls - before - wrongKey).isEqualTo(wrongKey).isEqualTo(1);
    }

    @Test
    void aDisabledAccountCannotLogInUntilItIsEnabled() {
        NewKey key = fixture.newKey();
        fixture.accounts.disable(key.account());
        assertThat(fixture.login(key)).isEqualTo(DENIED);
        fixture.accounts.enable(key.account());
        assertThat(fixture.login(key)).isInstanceOf(LoginOutcome.Granted.class);
    }

    @Test
    void tenLoginsInARowThenOneEveryFiveSeconds() {
        NewKey key = fixture.newKey();
        for (int i = 0; i < 10; i++) {
            fixture.session(key);
        }
        assertThat(fixture.login(key)).isEqualTo(new LoginOutcome.TooFrequent(Duration.ofSeconds(5)));
        fixture.pass(Duration.ofSeconds(2));
        assertThat(fixture.login(key)).isEqualTo(new LoginOutcome.TooFrequent(Duration.ofSeconds(3)));
        fixture.pass(Duration.ofSeconds(3));
        fixture.session(key);
        assertThat(fixture.login(key)).isInstanceOf(LoginOutcome.TooFrequent.class);
    }

    @Test
    void aBurstOfOneIsTheDocumentedService() {
        AccessFixture documented = new AccessFixture(Map.of("login-burst", 1));
        NewKey key = documented.newKey();
        documented.session(key);
        assertThat(documented.login(key)).isInstanceOf(LoginOutcome.TooFrequent.class);
    }

    @Test
    void aLoopOfLoginsCostsTheStoreNothing() {
        NewKey key = fixture.newKey();
        for (int i = 0; i < 10; i++) {
            fixture.session(key);
        }
        int before = fixture.store.calls;
        for (int i = 0; i < 1000; i++) {
            fixture.login(key);
        }
        assertThat(fixture.store.calls).isEqualTo(before);
    }

    @Test
    void guessingInALoopHasToWaitAndCostsTheStoreNothing() {
        NewKey key = fixture.newKey();
        for (int i = 0; i < 20; i++) {
            assertThat(fixture.guess(key.account(), ADDRESS)).isEqualTo(DENIED);
        }
        int before = fixture.store.calls;
        for (int i = 0; i < 1000; i++) {
            assertThat(fixture.guess(key.account(), ADDRESS)).isInstanceOf(LoginOutcome.TooFrequent.class);
        }
        assertThat(fixture.store.calls).isEqualTo(before);
        fixture.pass(Duration.ofSeconds(5));
        assertThat(fixture.guess(key.account(), ADDRESS)).isEqualTo(DENIED);
    }

    @Test
    void guessingAtAnAccountDoesNotLockItsOwnerOut() {
        NewKey key = fixture.newKey();
        for (int i = 0; i < 1000; i++) {
            fixture.guess(key.account(), "198.51.100.7");
        }
        assertThat(fixture.login(key)).isInstanceOf(LoginOutcome.Granted.class);
    }

    @Test
    void whoLoggedInLatelyIsNotLockedOutByAGuesserOnHisOwnAddress() {
        NewKey key = fixture.newKey();
        fixture.session(key);
        for (int i = 0; i < 1000; i++) {
            fixture.guess(key.account(), ADDRESS);
        }
        assertThat(fixture.login(key)).isInstanceOf(LoginOutcome.Granted.class);
    }

    @Test
    void anIpv6NetworkIsOneGuesser() {
        NewKey key = fixture.newKey();
        for (int i = 0; i < 20; i++) {
            fixture.guess(key.account(), "2001:db8:0:1::" + Integer.toHexString(i));
        }
        assertThat(fixture.guess(key.account(), "2001:db8:0:1:ffff::1")).isInstanceOf(LoginOutcome.TooFrequent.class);
        assertThat(fixture.guess(key.account(), "2001:db8:0:2::1")).isEqualTo(DENIED);
    }

    @Test
    void rightLoginsFromOneAddressAreNoFailures() {
        for (int i = 0; i < 100; i++) {
            fixture.session(fixture.newKey());
        }
    }

    @Test
    void aKeyUnusedForThreeMonthsIsDisabled() {
        NewKey key = fixture.newKey();
        fixture.pass(Duration.ofDays(90));
        fixture.session(key);
        fixture.pass(Duration.ofDays(90).plusMillis(1));
        assertThat(fixture.login(key)).isEqualTo(DENIED);
        assertThat(fixture.accounts.keys(key.account()))
                .singleElement()
                .satisfies(summary -> assertThat(summary.unused()).isTrue());
    }

    @Test
    void theUseOfAKeyIsWrittenDownAtMostOnceAnHour() {
        NewKey key = fixture.newKey();
        for (int minute = 0; minute < 120; minute++) {
            fixture.session(key);
            fixture.access.sweep();
            fixture.pass(Duration.ofMinutes(1));
        }
        assertThat(fixture.store.uses).isEqualTo(2);
    }

    @Test
    void aSessionThatLastsForMonthsKeepsItsKeyInUse() {
        NewKey key = fixture.newKey();
        Session session = fixture.session(key);
        fixture.access.hold(session);
        for (int day = 0; day < 100; day++) {
            fixture.pass(Duration.ofDays(1));
            fixture.access.sweep();
        }
        assertThat(fixture.login(key)).isInstanceOf(LoginOutcome.Granted.class);
    }

    @Test
    void aKeyRevokedWhileItIsCheckedLeavesNoSessionBehind() {
        NewKey key = fixture.newKey();
        fixture.store.afterFind = () -> {
            fixture.store.afterFind = () -> {};
            fixture.accounts.revokeKey(key.account(), key.id());
        };
        assertThat(fixture.login(key)).isEqualTo(DENIED);
        assertThat(fixture.access.sessionCount()).isZero();
    }

    @Test
    void aBrokenStoreIsAFaultAndNoAnswer() {
        NewKey key = fixture.newKey();
        fixture.store.broken = true;
        assertThatThrownBy(() -> fixture.login(key)).isInstanceOf(AccountStoreException.class);
    }
}
