package dev.sluice.access;

import static dev.sluice.access.AccessFixture.ADDRESS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.base.SessionId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SessionTest {
    private static final Duration IDLE = Duration.ofMinutes(1);

    private final AccessFixture fixture = new AccessFixture();

    @Test
    void aSessionEndsAfterAMinuteWithoutUse() {
        Session session = fixture.session(fixture.newKey());
        fixture.pass(IDLE);
        assertThat(fixture.isLive(session)).isTrue();
        fixture.pass(IDLE);
        assertThat(fixture.isLive(session)).isTrue();
        fixture.pass(IDLE.plusNanos(1));
        assertThat(fixture.isLive(session)).isFalse();
        assertThat(session.isEnded()).isTrue();
        assertThat(fixture.ended).containsExactly(session.id());
    }

    @Test
    void theSweepEndsWhatNobodyAsksForAnyMore() {
        Session session = fixture.session(fixture.newKey());
        fixture.access.sweep();
        assertThat(fixture.access.sessionCount()).isEqualTo(1);
        fixture.pass(IDLE.plusNanos(1));
        fixture.access.sweep();
        fixture.access.sweep();
        assertThat(fixture.access.sessionCount()).isZero();
        assertThat(fixture.ended).containsExactly(session.id());
    }

    @Test
    void anOpenGetIsUse() {
        Session session = fixture.session(fixture.newKey());
        assertThat(fixture.access.hold(session)).isTrue();
        assertThat(fixture.access.hold(session)).isTrue();
        fixture.pass(IDLE.multipliedBy(10));
        fixture.access.release(session);
        fixture.pass(IDLE.multipliedBy(10));
        fixture.access.sweep();
        fixture.access.release(session);
        fixture.pass(IDLE);
        assertThat(fixture.isLive(session)).isTrue();
        fixture.pass(IDLE.plusNanos(1));
        assertThat(fixture.isLive(session)).isFalse();
    }

    @Test
    void anEndedSessionCannotBeHeldAndAReleaseAfterTheEndDoesNoHarm() {
        Session session = fixture.session(fixture.newKey());
        fixture.access.hold(session);
        fixture.access.logout(session.id());
        assertThat(fixture.access.hold(session)).isFalse();
        fixture.access.release(session);
        assertThat(session.isEnded()).isTrue();
        assertThat(fixture.ended).containsExactly(session.id());
    }

    @Test
    void aLogoutEndsOnlyThatSession() {
        NewKey key = fixture.newKey();
        Session one = fixture.session(key);
        Session two = fixture.session(key);
        fixture.access.logout(one.id());
        fixture.access.logout(one.id());
        fixture.access.logout(new SessionId("never there"));
        assertThat(fixture.isLive(one)).isFalse();
        assertThat(fixture.isLive(two)).isTrue();
        assertThat(fixture.ended).containsExactly(one.id());
    }

    @Test
    void aForgedCookieIsNoSession() {
        String good = fixture.session(fixture.newKey()).id().value();
        String lastChanged = good.substring(0, good.length() - 1) + (good.endsWith("A") ? "B" : "A");
        assertThat(fixture.access.session(null, ADDRESS)).isNull();
        assertThat(fixture.access.session("", ADDRESS)).isNull();
        assertThat(fixture.access.session(lastChanged, ADDRESS)).isNull();
        assertThat(fixture.access.session(good + "A", ADDRESS)).isNull();
        assertThat(fixture.access.session("x".repeat(1_000_000), ADDRESS)).isNull();
    }

    @Test
    void aCookieTravelsUnlessSessionsAreBoundToTheirAddress() {
        Session free = fixture.session(fixture.newKey());
        assertThat(fixture.access.session(free.id().value(), "198.51.100.7")).isSameAs(free);

        AccessFixture strict = new AccessFixture(Map.of("bind-session-to-address", true));
        Session bound = strict.session(strict.newKey());
        assertThat(strict.access.session(bound.id().value(), "198.51.100.7")).isNull();
        assertThat(strict.isLive(bound)).isTrue();
    }

    @Test
    void sessionIdsAreLongDifferentAndHiddenFromLogs() {
        NewKey key = fixture.newKey();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 10; i++) {
            SessionId id = fixture.session(key).id();
            ids.add(id.value());
            assertThat(id.value()).matches("[A-Za-z0-9_-]{24}");
            assertThat(id.toString()).doesNotContain(id.value());
        }
        assertThat(ids).hasSize(10);
    }

    @Test
    void whenThereAreTooManyTheLeastRecentlyUsedEndsAndAHeldOneLast() {
        AccessFixture small = new AccessFixture(Map.of("max-sessions", 3));
        NewKey key = small.newKey();
        Session held = small.session(key);
        small.access.hold(held);
        small.pass(Duration.ofSeconds(1));
        Session old = small.session(key);
        small.pass(Duration.ofSeconds(1));
        Session newer = small.session(key);
        small.pass(Duration.ofSeconds(1));
        small.isLive(old);
        small.pass(Duration.ofSeconds(1));
        small.session(key);
        assertThat(small.ended).containsExactly(newer.id());
        small.session(key);
        assertThat(small.ended).containsExactly(newer.id(), old.id());
        assertThat(small.access.sessionCount()).isEqualTo(3);
        assertThat(held.isEnded()).isFalse();
    }

    @Test
    void anExpiredSessionMakesRoomBeforeALiveOne() {
        AccessFixture small = new AccessFixture(Map.of("max-sessions", 2));
        NewKey key = small.newKey();
        small.session(key);
        small.pass(Duration.ofSeconds(40));
        Session live = small.session(key);
        small.pass(Duration.ofSeconds(40));
        small.session(key);
        assertThat(small.isLive(live)).isTrue();
    }

    @Test
    void revokingAKeyEndsItsSessionsAndNoOthers() {
        NewKey one = fixture.newKey();
        NewKey two = fixture.newKey(one.account());
        Session first = fixture.session(one);
        Session second = fixture.session(two);
        fixture.access.hold(first);
        fixture.accounts.revokeKey(one.account(), one.id());
        assertThat(fixture.isLive(first)).isFalse();
        assertThat(fixture.isLive(second)).isTrue();
        assertThat(fixture.ended).containsExactly(first.id());
        assertThat(fixture.login(one)).isEqualTo(new LoginOutcome.Denied());
    }

    @Test
    void disablingAnAccountEndsAllItsSessions() {
        NewKey one = fixture.newKey();
        Session first = fixture.session(one);
        Session second = fixture.session(fixture.newKey(one.account()));
        Session other = fixture.session(fixture.newKey());
        fixture.accounts.disable(one.account());
        assertThat(fixture.ended).containsExactlyInAnyOrder(first.id(), second.id());
        assertThat(fixture.isLive(other)).isTrue();
    }

    @Test
    void theEleventhKeyReplacesTheOldestAndEndsItsSessions() {
        NewKey oldest = fixture.newKey();
        Session session = fixture.session(oldest);
        for (int i = 2; i <= 10; i++) {
            assertThat(fixture.newKey(oldest.account()).replaced()).isEmpty();
        }
        assertThat(fixture.isLive(session)).isTrue();
        assertThat(fixture.newKey(oldest.account()).replaced()).containsExactly(oldest.id());
        assertThat(fixture.isLive(session)).isFalse();
        assertThat(fixture.accounts.keys(oldest.account())).hasSize(10);
    }

    @Test
    void closingEndsEverySession() {
        Session session = fixture.session(fixture.newKey());
        fixture.access.close();
        assertThat(fixture.ended).containsExactly(session.id());
    }

    @Test
    void aListenerThatFailsDoesNotKeepTheNextFromHearing() {
        AccessFixture other = new AccessFixture();
        List<SessionId> heard = new ArrayList<>();
        other.access.onSessionEnd(_ -> {
            throw new IllegalStateException("a listener's own fault");
        });
        other.access.onSessionEnd(heard::add);
        Session session = other.session(other.newKey());
        other.access.logout(session.id());
        assertThat(heard).containsExactly(session.id());
    }

    @Test
    void everySessionEndsOnceWhoeverEndsItAndNoHoldIsGrantedAfterwards() throws Exception {
        NewKey key = fixture.newKey();
        for (int round = 0; round < 200; round++) {
            fixture.pass(Duration.ofSeconds(5));
            Session session = fixture.session(key);
            fixture.pass(IDLE.plusNanos(1));
            AccessFixture.inParallel(
                    () -> fixture.access.hold(session), fixture.access::sweep, () -> fixture.isLive(session));
            fixture.access.logout(session.id());
        }
        assertThat(fixture.ended).hasSize(200).doesNotHaveDuplicates();
        assertThat(fixture.access.sessionCount()).isZero();
    }
}
