package dev.sluice.rooms.ice;

import dev.sluice.base.CannotStartException;

/** There is a TURN server to tell peers of and no secret to mint credentials with. */
public final class MissingTurnSecretException extends CannotStartException {
    MissingTurnSecretException() {
        super(
                "turn.urls needs turn.secret (or turn.secret-file): the secret that the TURN server has, coturn's"
                        + " static-auth-secret",
                null);
    }
}
