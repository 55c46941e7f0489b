package dev.sluice.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.access.spi.AccountStore;
import dev.sluice.base.AccountId;
import dev.sluice.base.SessionId;
import dev.sluice.testkit.FakeClock;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** An {@link Access} over a store, a clock that stands still, and a list of the sessions that have ended. */
final class AccessFixture {
    static final String ADDRESS = "192.0.2.1";

    final FakeClock clock = new FakeClock();
    final CountingStore store;
    final Access access;
    final AccountAdmin accounts;
    final List<SessionId> ended = Collections.synchronizedList(new ArrayList<>());

    AccessFixture() {
        this(Map.of());
    }

    /** {@code settings}: by name, as an operator would write them. */
    AccessFixture(Map<String, Object> settings) {
        this(settings, new MemoryAccountStore());
    }

    AccessFixture(Map<String, Object> settings, AccountStore behind) {
        store = new CountingStore(behind);
        access = new Access(store, AccessSettings.read(new GivenSettings(settings)), clock, new SecureRandom());
        accounts = access.accounts();
        access.onSessionEnd(ended::add);
    }

    NewKey newKey() {
        return newKey(accounts.create("anna").id());
    }

    NewKey newKey(AccountId account) {
        return accounts.createKey(account, "laptop");
    }

    LoginOutcome login(NewKey key) {
        return login(key, ADDRESS);
    }

    LoginOutcome login(NewKey key, String address) {
        return access.login(key.account().value(), key.secret(), address);
    }

    LoginOutcome guess(AccountId account, String address) {
        return access.login(account.value(), "x".repeat(32), address);
    }

    Session session(NewKey key) {
        return session(login(key));
    }

    static Session session(LoginOutcome outcome) {
        assertThat(outcome).isInstanceOf(LoginOutcome.Granted.class);
        return ((LoginOutcome.Granted) outcome).session();
    }

    /** Runs each on a thread of its own and waits for all; fails when one fails. */
    static void inParallel(Runnable... tasks) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<?> task : Arrays.stream(tasks).map(threads::submit).toList()) {
                task.get();
            }
        }
    }

    boolean isLive(Session session) {
        return access.session(session.id().value(), session.address()) != null;
    }

    void pass(Duration time) {
        clock.advance(time);
    }
}
