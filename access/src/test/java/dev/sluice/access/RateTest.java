package dev.sluice.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RateTest {
    private static final Duration FLUSH = Duration.ofSeconds(10);

    @Test
    void requestsAreNotLimitedUnlessAsked() {
        AccessFixture fixture = new AccessFixture();
        Session session = fixture.session(fixture.newKey());
        for (int i = 0; i < 100_000; i++) {
            assertThat(fixture.access.admit(session)).isEqualTo(RateOutcome.ADMITTED);
        }
    }

    @Test
    void theSessionsOfAKeyShareItsRequestsPerSecond() {
        AccessFixture fixture = new AccessFixture(Map.of("requests-per-second", 20));
        NewKey key = fixture.newKey();
        Session one = fixture.session(key);
        Session two = fixture.session(key);
        Session other = fixture.session(fixture.newKey(key.account()));
        for (int i = 0; i < 10; i++) {
            assertThat(fixture.access.admit(one)).isEqualTo(RateOutcome.ADMITTED);
            assertThat(fixture.access.admit(two)).isEqualTo(RateOutcome.ADMITTED);
        }
        assertThat(fixture.access.admit(one)).isEqualTo(RateOutcome.TOO_FAST);
        assertThat(fixture.access.admit(other)).isEqualTo(RateOutcome.ADMITTED);
        fixture.pass(Duration.ofMillis(50));
        assertThat(fixture.access.admit(two)).isEqualTo(RateOutcome.ADMITTED);
        assertThat(fixture.access.admit(one)).isEqualTo(RateOutcome.TOO_FAST);
    }

    @Test
    void loggingInAgainDoesNotRefillTheRate() {
        AccessFixture fixture = new AccessFixture(Map.of("requests-per-second", 2));
        NewKey key = fixture.newKey();
        Session session = fixture.session(key);
        fixture.access.admit(session);
        fixture.access.admit(session);
        fixture.access.logout(session.id());
        fixture.access.sweep();
        assertThat(fixture.access.admit(fixture.session(key))).isEqualTo(RateOutcome.TOO_FAST);
    }

    @Test
    void theMonthOfAnAccountIsUsedUpAndTheNextBeginsByUtc() {
        AccessFixture fixture = new AccessFixture(Map.of("requests-per-month", 3));
        fixture.clock.set(Instant.parse("2026-01-31T23:59:59.999Z"));
        NewKey key = fixture.newKey();
        Session one = fixture.session(key);
        Session two = fixture.session(fixture.newKey(key.account()));
        Session other = fixture.session(fixture.newKey());
        assertThat(fixture.access.admit(one)).isEqualTo(RateOutcome.ADMITTED);
        assertThat(fixture.access.admit(two)).isEqualTo(RateOutcome.ADMITTED);
        assertThat(fixture.access.admit(one)).isEqualTo(RateOutcome.ADMITTED);
        assertThat(fixture.access.admit(two)).isEqualTo(RateOutcome.MONTH_USED_UP);
        assertThat(fixture.access.admit(other)).isEqualTo(RateOutcome.ADMITTED);
        fixture.pass(Duration.ofMillis(1));
        assertThat(fixture.access.admit(two)).isEqualTo(RateOutcome.ADMITTED);
        fixture.access.close();
        assertThat(fixture.accounts.list())
                .extracting(AccountSummary::requestsThisMonth)
                .containsExactly(1L, 0L);
        fixture.clock.set(Instant.parse("2026-01-15T00:00:00Z"));
        assertThat(fixture.accounts.list())
                .extracting(AccountSummary::requestsThisMonth)
                .containsExactly(3L, 1L);
    }

    @Test
    void theMonthIsRememberedAcrossARestart() {
        MemoryAccountStore store = new MemoryAccountStore();
        AccessFixture before = new AccessFixture(Map.of("requests-per-month", 3), store);
        NewKey key = before.newKey();
        Session session = before.session(key);
        before.access.admit(session);
        before.access.admit(session);
        before.access.close();

        AccessFixture after = new AccessFixture(Map.of("requests-per-month", 3), store);
        Session again = after.session(key);
        assertThat(after.access.admit(again)).isEqualTo(RateOutcome.ADMITTED);
        assertThat(after.access.admit(again)).isEqualTo(RateOutcome.MONTH_USED_UP);
    }

    @Test
    void countersAreWrittenDownEveryTenSecondsAndOnlyThen() {
        AccessFixture fixture = new AccessFixture();
        Session session = fixture.session(fixture.newKey());
        fixture.access.admit(session);
        fixture.pass(FLUSH.minusNanos(1));
        fixture.access.sweep();
        assertThat(requests(fixture)).isZero();
        fixture.pass(Duration.ofNanos(1));
        fixture.access.sweep();
        assertThat(requests(fixture)).isEqualTo(1);
        int before = fixture.store.calls;
        fixture.pass(FLUSH);
        fixture.access.sweep();
        assertThat(fixture.store.calls).as("nothing new, nothing written").isEqualTo(before);
    }

    @Test
    void whatAFailingStoreDidNotTakeGoesWithTheNextFlush() {
        AccessFixture fixture = new AccessFixture(Map.of("requests-per-month", 2));
        Session session = fixture.session(fixture.newKey());
        fixture.access.admit(session);
        fixture.store.broken = true;
        fixture.pass(FLUSH);
        fixture.access.sweep();
        fixture.store.broken = false;
        assertThat(fixture.access.admit(session)).isEqualTo(RateOutcome.ADMITTED);
        assertThat(fixture.access.admit(session)).isEqualTo(RateOutcome.MONTH_USED_UP);
        fixture.pass(FLUSH);
        fixture.access.sweep();
        assertThat(requests(fixture)).isEqualTo(2);
    }

    @Test
    void aCountOfAnEndedSessionIsNotLost() {
        AccessFixture fixture = new AccessFixture();
        Session session = fixture.session(fixture.newKey());
        fixture.access.admit(session);
        fixture.access.logout(session.id());
        fixture.pass(FLUSH);
        fixture.access.sweep();
        assertThat(requests(fixture)).isEqualTo(1);
    }

    @Test
    void countingWhileFlushingLosesNothingAndNeverExceedsTheMonth() throws Exception {
        AccessFixture fixture = new AccessFixture(Map.of("requests-per-month", 5_000));
        Session session = fixture.session(fixture.newKey());
        Runnable client = () -> admitAThousand(fixture, session);
        AccessFixture.inParallel(client, client, client, client);
        fixture.access.close();
        assertThat(requests(fixture)).isEqualTo(4_000);
    }

    private static void admitAThousand(AccessFixture fixture, Session session) {
        for (int i = 0; i < 1_000; i++) {
            fixture.access.admit(session);
            if (i % 50 == 0) {
                fixture.pass(FLUSH);
                fixture.isLive(session);
                fixture.access.sweep();
            }
        }
    }

    private static long requests(AccessFixture fixture) {
        return fixture.accounts.list().getFirst().requestsThisMonth();
    }
}
