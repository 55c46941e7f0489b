package dev.sluice.client.core;

import dev.sluice.wire.core.IamPolicy;
import dev.sluice.wire.core.IamUser;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Accounts of newer Cores. Each call gives a future at once. Safe for all threads. */
public final class AsyncIamApi {
    private final Caller caller;
    private final IamCalls calls;

    AsyncIamApi(Caller caller, IamCalls calls) {
        this.caller = caller;
        this.calls = calls;
    }

    /** All accounts. */
    public CompletableFuture<List<IamUser>> users() {
        return caller.start(calls.users());
    }

    /** One account. */
    public CompletableFuture<IamUser> user(String name) {
        return caller.start(calls.user(name));
    }

    /** Adds an account. */
    public CompletableFuture<IamUser> add(IamUser user) {
        return caller.start(calls.add(user));
    }

    /** Replaces an account. */
    public CompletableFuture<IamUser> update(String name, IamUser user) {
        return caller.start(calls.update(name, user));
    }

    /** Deletes an account. */
    public CompletableFuture<Void> delete(String name) {
        return caller.perform(calls.delete(name));
    }

    /** Replaces what an account may do. */
    public CompletableFuture<List<IamPolicy>> putPolicies(String name, List<IamPolicy> policies) {
        return caller.start(calls.putPolicies(name, policies));
    }
}
