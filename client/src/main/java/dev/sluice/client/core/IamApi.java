package dev.sluice.client.core;

import dev.sluice.wire.core.IamPolicy;
import dev.sluice.wire.core.IamUser;
import java.util.List;

/** Accounts of newer Cores. Each call waits for its answer. Safe for all threads. */
public final class IamApi {
    private final Caller caller;
    private final IamCalls calls;

    IamApi(Caller caller, IamCalls calls) {
        this.caller = caller;
        this.calls = calls;
    }

    /** All accounts. */
    public List<IamUser> users() {
        return caller.run(calls.users());
    }

    /** One account. */
    public IamUser user(String name) {
        return caller.run(calls.user(name));
    }

    /** Adds an account. */
    public IamUser add(IamUser user) {
        return caller.run(calls.add(user));
    }

    /** Replaces an account. */
    public IamUser update(String name, IamUser user) {
        return caller.run(calls.update(name, user));
    }

    /** Deletes an account. */
    public void delete(String name) {
        caller.run(calls.delete(name));
    }

    /** Replaces what an account may do. */
    public List<IamPolicy> putPolicies(String name, List<IamPolicy> policies) {
        return caller.run(calls.putPolicies(name, policies));
    }
}
