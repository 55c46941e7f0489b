package dev.sluice.rooms;

import dev.sluice.wire.rooms.RoomError;
import java.util.EnumSet;

/** Lets in who has a token of the pool, and, where none is required, who has none. Immutable and thread-safe. */
public final class TokenAdmission implements Admission {
    private final PoolTokens tokens;
    private final boolean required;

    public TokenAdmission(PoolTokens tokens, boolean required) {
        this.tokens = tokens;
        this.required = required;
    }

    @Override
    public Decision decide(Candidacy candidacy) {
        String token = candidacy.token();
        if (token == null) {
            return required
                    ? new Refused(RoomError.TOKEN_REQUIRED, "this pool can only be joined with a token")
                    : new Admitted(EnumSet.allOf(Right.class));
        }
        return tokens.rights(token, candidacy.pool())
                .<Decision>map(Admitted::new)
                .orElseGet(() -> new Refused(
                        RoomError.BAD_TOKEN, "the token is not of this pool and server, or its time is over"));
    }
}
