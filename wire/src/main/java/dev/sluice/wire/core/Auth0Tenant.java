package dev.sluice.wire.core;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.util.List;

/** A tenant of Auth0 whose users may log in. */
public record Auth0Tenant(
        String domain,
        String audience,
        @JsonAlias("client_id") String clientid,
        List<String> users) {
    public Auth0Tenant {
        Fields.required("domain", domain);
        Fields.required("audience", audience);
        Fields.required("clientid", clientid);
        users = Fields.list(users);
    }
}
