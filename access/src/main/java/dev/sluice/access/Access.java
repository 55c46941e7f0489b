package dev.sluice.access;

import dev.sluice.access.spi.AccountStore;
import dev.sluice.access.spi.KeyHash;
import dev.sluice.access.spi.KeyMatch;
import dev.sluice.access.spi.StoredKey;
import dev.sluice.base.AccountId;
import dev.sluice.base.Clock;
import dev.sluice.base.SessionId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The door of access: logins, sessions, rate limits, and through {@link #accounts} the accounts themselves.
 *
 * <p>Thread-safe. What a method costs is said with it: those that reach the store block and belong on a virtual
 * thread; those marked "never blocks" may be called on an event loop.
 */
public final class Access implements AutoCloseable {
    private static final KeyHash NO_KEY = KeyHash.of("");
    private static final AccountId NO_ACCOUNT = new AccountId("");

    private final AccountStore store;
    private final AccessSettings settings;
    private final Clock clock;
    private final LoginAttempts attempts;
    private final SessionTable sessions;
    private final Usage usage;
    private final AccountAdmin accounts;
    /** Grows when a key or an account loses its right to log in; see {@link #login}. */
    private final AtomicLong revocations = new AtomicLong();

    private final AtomicLong nextFlushNs;

    /** The store stays the caller's: it is to be closed after this. */
    public Access(AccountStore store, AccessSettings settings, Clock clock, SecureRandom random) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
        this.attempts = new LoginAttempts(settings.logins(), clock);
        this.sessions = new SessionTable(settings.sessions(), clock, random);
        this.usage = new Usage(store, settings.rates(), clock);
        this.accounts = new AccountAdmin(store, settings.keys(), clock, new Secrets(random), this::revoke);
        this.nextFlushNs =
                new AtomicLong(clock.nanoTime() + settings.rates().flushEvery().toNanos());
        sessions.onEnd(usage::release);
    }

    /**
     * Blocking: call it on a virtual thread, never on an event loop.
     *
     * @param address the client's network address, without port
     * @throws dev.sluice.access.spi.AccountStoreException when the store fails
     */
    public LoginOutcome login(String accountId, String apiKey, String address) {
        KeyHash hash = KeyHash.of(apiKey);
        LoginAttempts.Attempt attempt = attempts.begin(credentials(accountId, hash), address);
        if (attempt.isTooFrequent()) {
            return new LoginOutcome.TooFrequent(attempt.retryAfter());
        }
        long revocationsBefore = revocations.get();
        Optional<StoredKey> key = check(accountId, hash);
        if (key.isEmpty()) {
            attempt.failed();
            return new LoginOutcome.Denied();
        }
        attempt.succeeded();
        Session session = sessions.open(address, usage.acquire(key.get()));
        // A key that was revoked since it was checked may have had its sessions ended before this one was there.
        if (revocations.get() != revocationsBefore && check(accountId, hash).isEmpty()) {
            sessions.end(session.id());
            return new LoginOutcome.Denied();
        }
        return new LoginOutcome.Granted(session);
    }

    /**
     * The session of a cookie, which counts as use. Never blocks.
     *
     * @return null when the cookie is missing, wrong or expired, or bound to another address
     */
    public @Nullable Session session(@Nullable String cookieValue, String address) {
        return sessions.find(cookieValue, address);
    }

    /**
     * Keeps the session in use until {@link #release}, as an open get does. Never blocks.
     *
     * @return false when the session has ended meanwhile, and then there is nothing to release
     */
    public boolean hold(Session session) {
        return session.hold(clock.nanoTime());
    }

    /** Ends a {@link #hold}. Never blocks. */
    public void release(Session session) {
        session.release(clock.nanoTime());
    }

    /** Whether a request may go on; counts it if so. Never blocks. */
    public RateOutcome admit(Session session) {
        return usage.admit(session);
    }

    /** Ends the session if it is still there. Never blocks longer than the listeners do. */
    public void logout(SessionId id) {
        sessions.end(id);
    }

    /**
     * The listener hears of every session that ends, once, on the thread that ended it and with no lock held. It must
     * be quick and must not block: sessions can end inside {@link #session} on an event loop.
     */
    public void onSessionEnd(Consumer<SessionId> listener) {
        sessions.onEnd(session -> listener.accept(session.id()));
    }

    /**
     * Housekeeping, about once a second: ends expired sessions, forgets full buckets, and as often as set writes
     * usage down. Blocking. A failing store is logged and tried again next time, nothing is thrown for it.
     */
    public void sweep() {
        sessions.endIdle();
        attempts.trim();
        long nowNs = clock.nanoTime();
        long dueNs = nextFlushNs.get();
        Duration flushEvery = settings.rates().flushEvery();
        if (nowNs - dueNs >= 0 && nextFlushNs.compareAndSet(dueNs, nowNs + flushEvery.toNanos())) {
            flush();
        }
    }

    /** Accounts and keys. Every method of it blocks. */
    public AccountAdmin accounts() {
        return accounts;
    }

    public int sessionCount() {
        return sessions.size();
    }

    /** Ends all sessions and writes usage down. Blocking. Call it once nobody can log in any more. */
    @Override
    public void close() {
        flush();
        sessions.endIf(_ -> true);
    }

    /**
     * The key, if it is this account's and may log in. One lookup by hash whatever is wrong, and one comparison in
     * any case: an unknown account answers in the time of a wrong key.
     */
    private Optional<StoredKey> check(String accountId, KeyHash hash) {
        Optional<KeyMatch> match = store.findKey(hash);
        AccountId owner = match.map(found -> found.key().account()).orElse(NO_ACCOUNT);
        KeyHash expected = match.map(found -> found.key().hash()).orElse(NO_KEY);
        boolean right =
                MessageDigest.isEqual(bytes(credentials(owner.value(), expected)), bytes(credentials(accountId, hash)));
        return match.filter(found -> right && !found.accountDisabled())
                .map(KeyMatch::key)
                .filter(key -> !accounts.isUnused(key));
    }

    private static String credentials(String accountId, KeyHash hash) {
        return hash.hex() + ' ' + accountId;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** To be called after the store has changed. */
    private void revoke(Predicate<Session> lostTheirRight) {
        revocations.incrementAndGet();
        sessions.endIf(lostTheirRight);
    }

    private void flush() {
        long nowMs = clock.epochMs();
        sessions.all().stream()
                .filter(Session::isHeld)
                .forEach(session -> session.keyUse().used(nowMs));
        usage.flush();
    }
}
