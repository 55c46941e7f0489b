package dev.sluice.wire.core;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code api.*}: who may use the API. */
public record ApiConfig(@Nullable Boolean readOnly, Access access, Auth auth) {
    public ApiConfig {
        access = Fields.orElse(access, Access.EMPTY);
        auth = Fields.orElse(auth, Auth.EMPTY);
    }

    static final ApiConfig EMPTY = new ApiConfig(null, Access.EMPTY, Auth.EMPTY);

    /** {@code api.access.*}. */
    public record Access(AccessRules http, AccessRules https) {
        public Access {
            http = Fields.orElse(http, AccessRules.EMPTY);
            https = Fields.orElse(https, AccessRules.EMPTY);
        }

        static final Access EMPTY = new Access(AccessRules.EMPTY, AccessRules.EMPTY);
    }

    /** {@code api.auth.*}. */
    public record Auth(
            @Nullable Boolean enable,
            @Nullable Boolean disableLocalhost,
            @Nullable String username,
            @Nullable String password,
            Jwt jwt,
            Auth0 auth0) {
        public Auth {
            jwt = Fields.orElse(jwt, Jwt.EMPTY);
            auth0 = Fields.orElse(auth0, Auth0.EMPTY);
        }

        static final Auth EMPTY = new Auth(null, null, null, null, Jwt.EMPTY, Auth0.EMPTY);
    }

    /** {@code api.auth.jwt.*}. */
    public record Jwt(@Nullable String secret) {

        static final Jwt EMPTY = new Jwt(null);
    }

    /** {@code api.auth.auth0.*}. */
    public record Auth0(@Nullable Boolean enable, @Nullable List<Auth0Tenant> tenants) {
        public Auth0 {
            tenants = Fields.copyOrNull(tenants);
        }

        static final Auth0 EMPTY = new Auth0(null, null);
    }
}
