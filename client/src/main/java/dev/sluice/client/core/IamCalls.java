package dev.sluice.client.core;

import dev.sluice.wire.core.CoreCodecs;
import dev.sluice.wire.core.IamPolicy;
import dev.sluice.wire.core.IamUser;
import java.util.List;

/** The calls about accounts of newer Cores. */
public final class IamCalls {
    /** The accounts of the Core that answers. */
    public static final IamCalls LOCAL = new IamCalls("/api/v3/iam");

    /** The accounts of the whole cluster. */
    public static final IamCalls CLUSTER = new IamCalls("/api/v3/cluster/iam");

    private final String base;

    private IamCalls(String base) {
        this.base = base;
    }

    private Call.Draft onUser(String method, String tail, String name) {
        return Call.on(method, base + "/user/{}" + tail, CoreChecks.notBlank("name", name));
    }

    public Call<List<IamUser>> users() {
        return Call.on("GET", base + "/user").returning(CoreCodecs.IAM_USERS);
    }

    public Call<IamUser> user(String name) {
        return onUser("GET", "", name).returning(CoreCodecs.IAM_USER);
    }

    public Call<IamUser> add(IamUser user) {
        return Call.on("POST", base + "/user").json(CoreCodecs.IAM_USER, user).returning(CoreCodecs.IAM_USER);
    }

    public Call<IamUser> update(String name, IamUser user) {
        return onUser("PUT", "", name).json(CoreCodecs.IAM_USER, user).returning(CoreCodecs.IAM_USER);
    }

    public Call<Done> delete(String name) {
        return onUser("DELETE", "", name).done();
    }

    public Call<List<IamPolicy>> putPolicies(String name, List<IamPolicy> policies) {
        return onUser("PUT", "/policy", name)
                .json(CoreCodecs.IAM_POLICIES, policies)
                .returning(CoreCodecs.IAM_POLICIES);
    }
}
