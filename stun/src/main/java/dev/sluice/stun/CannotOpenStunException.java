package dev.sluice.stun;

import dev.sluice.base.CannotStartException;

/** The STUN server cannot have its port. */
public final class CannotOpenStunException extends CannotStartException {
    CannotOpenStunException(String message, Throwable cause) {
        super(message, cause);
    }
}
