package dev.sluice.client.items;

import dev.sluice.wire.items.ErrorAnswer;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A call that failed. Says to which address it went, which HTTP status and which error of the dialect came back, as far
 * as one came. The subtypes are all there are:
 *
 * {@snippet :
 * try {
 *     client.set("exampleportal", "examplepayload");
 * } catch (XrtcException e) {
 *     switch (e) {
 *         case XrtcException.RateLimited limited -> pause(limited.retryAfter());
 *         case XrtcException.ConnectionFailed failed -> tryAgainLater(failed);
 *         default -> throw e;
 *     }
 * }
 * }
 */
public abstract sealed class XrtcException extends RuntimeException {
    private final transient Failure failure;

    private XrtcException(Failure failure) {
        super(failure.message(), failure.cause());
        this.failure = failure;
    }

    /** The address of the call. */
    public URI url() {
        return failure.url();
    }

    /** The HTTP status of the answer; empty when none came or the call was never sent. */
    public OptionalInt status() {
        return failure.status() == 0 ? OptionalInt.empty() : OptionalInt.of(failure.status());
    }

    /** The error envelope of the answer, if it had one. Its code may be one that the catalogue does not know. */
    public Optional<ErrorAnswer> error() {
        return Optional.ofNullable(failure.error());
    }

    final Failure failure() {
        return failure;
    }

    /** The same failure, thrown on the calling thread: its stack shows the caller, its cause where it came from. */
    abstract XrtcException again();

    /** An argument is wrong, or the request is too large: errors 20 and 30, or found before anything was sent. */
    public static final class InvalidArguments extends XrtcException {
        InvalidArguments(Failure failure) {
            super(failure);
        }

        @Override
        XrtcException again() {
            return new InvalidArguments(failure().because(this));
        }
    }

    /** Wrong account id or API key, or a disabled one: error 35. */
    public static final class InvalidCredentials extends XrtcException {
        InvalidCredentials(Failure failure) {
            super(failure);
        }

        @Override
        XrtcException again() {
            return new InvalidCredentials(failure().because(this));
        }
    }

    /** Too many logins with this API key: error 45. */
    public static final class TooFrequentLogin extends XrtcException {
        TooFrequentLogin(Failure failure) {
            super(failure);
        }

        @Override
        XrtcException again() {
            return new TooFrequentLogin(failure().because(this));
        }
    }

    /** The session was denied, and again after a new login: HTTP 401 or error 10011. */
    public static final class SessionEnded extends XrtcException {
        SessionEnded(Failure failure) {
            super(failure);
        }

        @Override
        XrtcException again() {
            return new SessionEnded(failure().because(this));
        }
    }

    /** More requests than the server allows: HTTP 429. */
    public static final class RateLimited extends XrtcException {
        RateLimited(Failure failure) {
            super(failure);
        }

        /** How long the server asks to wait, if it says so. */
        public Optional<Duration> retryAfter() {
            return Optional.ofNullable(failure().retryAfter());
        }

        @Override
        XrtcException again() {
            return new RateLimited(failure().because(this));
        }
    }

    /** The server could not answer: HTTP 5xx. */
    public static final class ServerFault extends XrtcException {
        ServerFault(Failure failure) {
            super(failure);
        }

        /** How long the server asks to wait, if it says so. */
        public Optional<Duration> retryAfter() {
            return Optional.ofNullable(failure().retryAfter());
        }

        @Override
        XrtcException again() {
            return new ServerFault(failure().because(this));
        }
    }

    /** No connection, a broken one, or one of the client's timeouts ran out (then the cause is an HttpTimeoutException). */
    public static final class ConnectionFailed extends XrtcException {
        ConnectionFailed(Failure failure) {
            super(failure);
        }

        @Override
        XrtcException again() {
            return new ConnectionFailed(failure().because(this));
        }
    }

    /** What came back is not the dialect: broken JSON, no session cookie, a compressed or oversized answer, a redirect. */
    public static final class ProtocolViolation extends XrtcException {
        ProtocolViolation(Failure failure) {
            super(failure);
        }

        @Override
        XrtcException again() {
            return new ProtocolViolation(failure().because(this));
        }
    }

    /** The client was closed, or the calling thread interrupted, while the call was under way. */
    public static final class Cancelled extends XrtcException {
        Cancelled(Failure failure) {
            super(failure);
        }

        @Override
        XrtcException again() {
            return new Cancelled(failure().because(this));
        }
    }
}
