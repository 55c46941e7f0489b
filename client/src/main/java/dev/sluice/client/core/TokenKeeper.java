package dev.sluice.client.core;

import dev.sluice.base.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Holds the tokens and renews them: before they end, and when the server refuses them. However many calls wait, there
 * is one renewal at a time, and all of them get its result. Safe for all threads.
 */
final class TokenKeeper {
    private final CoreSettings settings;
    private final Clock clock;
    private final Duration leeway;
    private final LoginFlow flow;
    private final ReentrantLock lock = new ReentrantLock();
    private Tokens held;
    private boolean loggedIn;
    /** The server was asked and wants no login. */
    private boolean open;

    private @Nullable CompletableFuture<Tokens> renewal;

    TokenKeeper(CoreSettings settings, LoginFlow.Sender sender) {
        this.settings = settings;
        this.clock = settings.clock();
        this.leeway = settings.renewalLeeway();
        this.flow = new LoginFlow(settings, sender);
        this.held = new Tokens(
                settings.accessToken() == null ? null : Jwt.given(settings.accessToken(), clock),
                settings.refreshToken() == null ? null : Jwt.given(settings.refreshToken(), clock));
    }

    /** Tokens that are good for a call now; completed already unless they have to be fetched first. */
    CompletableFuture<Tokens> current() {
        lock.lock();
        try {
            if (renewal != null) {
                return renewal;
            }
            return isGood() ? CompletableFuture.completedFuture(held) : renew();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Tokens to try once more with after a 401: those of a renewal that came meanwhile, or of one that starts now. The
     * same ones come back when there is nothing to renew with.
     */
    CompletableFuture<Tokens> rejected(Tokens refused) {
        lock.lock();
        try {
            if (renewal != null) {
                return renewal;
            }
            if (held != refused) {
                return CompletableFuture.completedFuture(held);
            }
            if (!settings.hasPassword() && settings.auth0Token() == null && held.refresh() == null) {
                return CompletableFuture.completedFuture(held);
            }
            held = new Tokens(null, held.refresh());
            open = false;
            return renew();
        } finally {
            lock.unlock();
        }
    }

    /** Goes through the whole login, whatever is held. */
    CompletableFuture<Tokens> login() {
        lock.lock();
        try {
            return renewal != null ? renewal : track(flow.login(held));
        } finally {
            lock.unlock();
        }
    }

    /** Fetches a new access token, whatever is held. */
    CompletableFuture<Tokens> refresh() {
        lock.lock();
        try {
            return renewal != null ? renewal : renew();
        } finally {
            lock.unlock();
        }
    }

    Tokens held() {
        lock.lock();
        try {
            return held;
        } finally {
            lock.unlock();
        }
    }

    private boolean isGood() {
        Jwt access = held.access();
        if (access == null) {
            return open || !settings.canLogin();
        }
        if (access.isUsable(clock, leeway)) {
            return true;
        }
        // Without anything to renew it with, the server may judge.
        return held.refresh() == null && !settings.hasPassword() && settings.auth0Token() == null;
    }

    /** Only with the lock held. */
    private CompletableFuture<Tokens> renew() {
        Jwt refresh = held.refresh();
        boolean refreshable = loggedIn && refresh != null && refresh.isUsable(clock, Duration.ZERO);
        return track(refreshable ? flow.refresh(held) : flow.login(held));
    }

    /** Only with the lock held. The renewal counts as under way until its result is held. */
    private CompletableFuture<Tokens> track(CompletableFuture<Tokens> fetching) {
        CompletableFuture<Tokens> tracked = new CompletableFuture<>();
        renewal = tracked;
        Futures.onEnd(fetching, (tokens, fault) -> settle(tracked, tokens, fault));
        return tracked;
    }

    private void settle(CompletableFuture<Tokens> tracked, @Nullable Tokens tokens, @Nullable Throwable fault) {
        lock.lock();
        try {
            renewal = null;
            if (tokens != null) {
                held = tokens;
                loggedIn = true;
                open = tokens.access() == null;
            }
        } finally {
            lock.unlock();
        }
        // Outside of the lock: this runs whatever waited for the tokens.
        if (tokens != null) {
            tracked.complete(tokens);
        } else if (fault != null) {
            tracked.completeExceptionally(Futures.rootOf(fault));
        }
    }
}
