package dev.sluice.wire.core;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An account of a newer Core. */
public record IamUser(
        String name,
        @Nullable String alias,
        @Nullable Boolean superuser,
        @Nullable JsonNode auth,
        @Nullable List<IamPolicy> policies,
        @Nullable Long createdAt,
        @Nullable Long updatedAt) {
    public IamUser {
        Fields.required("name", name);
        policies = Fields.copyOrNull(policies);
    }

    /** Leaves the passwords and tokens of {@code auth} out, so that a log line cannot leak them. */
    @Override
    public String toString() {
        return "IamUser[name=" + name + ", alias=" + alias + ", superuser=" + superuser + ", policies=" + policies
                + "]";
    }
}
