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
    private static final int ENDED = -1;

    private final SessionId id;
    private final String address;
    private final KeyUse keyUse;
    private final AccountUse accountUse;
    /** How many open gets hold it, or {@link #ENDED}. Whoever moves it to ENDED ends the session. */
    private final AtomicInteger holds = new AtomicInteger();

    private volatile long lastUsedNs;

    Session(SessionId id, String address, KeyUse keyUse, AccountUse accountUse, long nowNs) {
        this.id = id;
        this.address = address;
        this.keyUse = keyUse;
        this.accountUse = accountUse;
        this.lastUsedNs = nowNs;
    }

    public SessionId id() {
        return id;
    }

    public AccountId account() {
        return accountUse.account();
    }

    public KeyId key() {
        return keyUse.key();
    }

    /** The client's address at login, without port. */
    public String address() {
        return address;
    }

    /**
     * Whether it has ended. Becomes true before the listeners of {@link Access#onSessionEnd} are called: who keeps
     * something for a session adds it first and then asks here, so that it cannot outlive the session.
     */
    public boolean isEnded() {
        return holds.get() == ENDED;
    }

    KeyUse keyUse() {
        return keyUse;
    }

    AccountUse accountUse() {
        return accountUse;
    }

    void touch(long nowNs) {
        lastUsedNs = nowNs;
    }

    long lastUsedNs() {
        return lastUsedNs;
    }

    boolean isHeld() {
        return holds.get() > 0;
    }

    /** False when it has ended. */
    boolean hold(long nowNs) {
        lastUsedNs = nowNs;
        return holds.updateAndGet(count -> count == ENDED ? ENDED : count + 1) != ENDED;
    }

    void release(long nowNs) {
        lastUsedNs = nowNs;
        holds.updateAndGet(count -> count > 0 ? count - 1 : count);
    }

    boolean isIdle(long nowNs, long idleNs) {
        return !isHeld() && nowNs - lastUsedNs > idleNs;
    }

    /** True for the one caller who ended it; held or not. */
    boolean end() {
        return holds.getAndSet(ENDED) != ENDED;
    }

    /** Like {@link #end}, but leaves a session alone that is held. */
    boolean endUnlessHeld() {
        return holds.compareAndSet(0, ENDED);
    }
}
