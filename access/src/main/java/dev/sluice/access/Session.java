package dev.sluice.access;

import dev.sluice.base.AccountId;
import dev.sluice.base.KeyId;
import dev.sluice.base.SessionId;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A login. Ends after a time without use; a session that an open get holds is in use.
 *
 * <p>Thread-safe: identity is immutable, use is counted with atomics.
 */
public final class Session {
    private final SessionId id;
    private final AccountId account;
    private final KeyId key;
    private final String address;
    private final AtomicInteger holds = new AtomicInteger();
    private volatile long lastUsedNs;

    Session(SessionId id, AccountId account, KeyId key, String address, long nowNs) {
        this.id = id;
        this.account = account;
        this.key = key;
        this.address = address;
        this.lastUsedNs = nowNs;
    }

    public SessionId id() {
        return id;
    }

    public AccountId account() {
        return account;
    }

    public KeyId key() {
        return key;
    }

    /** The client's address at login, without port. */
    public String address() {
        return address;
    }

    void touch(long nowNs) {
        lastUsedNs = nowNs;
    }

    void hold() {
        holds.incrementAndGet();
    }

    void release(long nowNs) {
        lastUsedNs = nowNs;
        holds.decrementAndGet();
    }

    boolean isExpired(long nowNs, long idleNs) {
        return holds.get() == 0 && nowNs - lastUsedNs > idleNs;
    }
}
