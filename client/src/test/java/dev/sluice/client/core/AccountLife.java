package dev.sluice.client.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.testkit.Await;
import dev.sluice.wire.core.IamPolicy;
import dev.sluice.wire.core.IamUser;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** An account from its beginning to its end, of one Core or of a cluster. */
final class AccountLife {
    private AccountLife() {}

    static void of(IamApi accounts, String name) {
        RealCore.call("iam add", () -> accounts.add(user(name, "", mayRead("/memfs/**"))));
        // A cluster stores at once and applies a little later.
        IamUser added = RealCore.call(
                "iam user",
                () -> Await.value(
                        "the account is there",
                        () -> accounts.users().stream()
                                .filter(user -> name.equals(user.name()))
                                .findFirst()
                                .orElse(null)));
        assertThat(added.superuser()).isFalse();
        assertThat(RealCore.call("iam user", () -> accounts.user(name)).policies())
                .singleElement()
                .satisfies(policy -> assertThat(policy.resource()).isEqualTo("/memfs/**"));
        RealCore.call("iam policies", () -> accounts.putPolicies(name, List.of(mayRead("/**"), mayRead("/x/**"))));
        Await.until("it has two policies", () -> {
            List<IamPolicy> policies = accounts.user(name).policies();
            return policies != null && policies.size() == 2;
        });
        RealCore.call("iam update", () -> accounts.update(name, user(name, name + "-alias", mayRead("/**"))));
        Await.until(
                "it has an alias",
                () -> (name + "-alias").equals(accounts.user(name).alias()));
        RealCore.perform("iam delete", () -> accounts.delete(name));
        Await.until("it is gone", () -> {
            CoreApiException refused = catchThrowableOfType(CoreApiException.class, () -> accounts.user(name));
            return refused != null && refused.isNotFound();
        });
    }

    private static IamPolicy mayRead(String resource) {
        return new IamPolicy(null, null, List.of("fs"), resource, List.of("GET"));
    }

    private static IamUser user(String name, String alias, IamPolicy policy) {
        JsonNode auth = JsonNodeFactory.instance
                .objectNode()
                .set("api", JsonNodeFactory.instance.objectNode().put("userpass", "not a secret"));
        return new IamUser(name, alias, false, auth, List.of(policy), null, null);
    }
}
