package dev.sluice.client.core;

import org.jspecify.annotations.Nullable;

/**
 * The tokens at one instant. A login or a renewal makes a new object, and by that calls notice; so these are equal only
 * to themselves. Immutable.
 */
final class Tokens {
    /** What a call has that needs none. */
    static final Tokens NONE = new Tokens(null, null);

    private final @Nullable Jwt access;
    private final @Nullable Jwt refresh;

    Tokens(@Nullable Jwt access, @Nullable Jwt refresh) {
        this.access = access;
        this.refresh = refresh;
    }

    @Nullable
    Jwt access() {
        return access;
    }

    @Nullable
    Jwt refresh() {
        return refresh;
    }

    @Nullable
    String bearer() {
        return access == null ? null : access.text();
    }

    CoreToken visible() {
        return access == null
                ? CoreToken.NONE
                : new CoreToken(access.text(), refresh == null ? null : refresh.text(), access.expiresAt());
    }
}
