package dev.sluice.client.rooms;

import java.net.URI;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Something that failed in a room. Says at which address and in which pool. The subtypes are all there are.
 *
 * {@snippet :
 * try {
 *     room = client.join("kitchen", listener);
 * } catch (RoomException.Refused refused) {
 *     show(refused.reason());            // "token-required", say
 * } catch (RoomException.ConnectionFailed failed) {
 *     tryAgainLater(failed);
 * }
 * }
 */
public abstract sealed class RoomException extends RuntimeException {
    private final transient Failure failure;
    private final transient Function<Failure, RoomException> maker;

    /** What is known of it. */
    record Failure(
            URI url,
            String pool,
            String what,
            String reason,
            int status,
            @Nullable Throwable cause) {
        Failure because(Throwable origin) {
            return new Failure(url, pool, what, reason, status, origin);
        }

        /** One line, whatever a server wrote. */
        String message() {
            return (url + ", pool " + pool + ": " + what).replaceAll("\\p{Cntrl}+", " ");
        }
    }

    private RoomException(Failure failure, Function<Failure, RoomException> maker) {
        super(failure.message(), failure.cause());
        this.failure = failure;
        this.maker = maker;
    }

    /** The address of the signalling endpoint. */
    public URI url() {
        return failure.url();
    }

    /** The pool as it was asked for. */
    public String pool() {
        return failure.pool();
    }

    final Failure failure() {
        return failure;
    }

    /** The same failure, thrown on the calling thread: its stack shows the caller, its cause where it came from. */
    final RoomException again() {
        return maker.apply(failure.because(this));
    }

    /** Whether the same attempt may go well later. */
    boolean isPassing() {
        return false;
    }

    /** The server refused the join ({@code rtc:error}). */
    public static final class Refused extends RoomException {
        Refused(Failure failure) {
            super(failure, Refused::new);
        }

        /** A stable word of {@link dev.sluice.wire.rooms.RoomError}; empty from PyRTC, which has none. */
        public Optional<String> reason() {
            return Optional.of(failure().reason()).filter(word -> !word.isEmpty());
        }

        @Override
        boolean isPassing() {
            return switch (failure().reason()) {
                case "too-fast", "pool-full", "too-many-pools", "unavailable" -> true;
                default -> false;
            };
        }
    }

    /** No connection, a broken or silent one, a handshake that was refused, or no answer in time. */
    public static final class ConnectionFailed extends RoomException {
        ConnectionFailed(Failure failure) {
            super(failure, ConnectionFailed::new);
        }

        /** The HTTP status of a refused handshake: 403 when the server does not allow the origin. */
        public OptionalInt status() {
            return failure().status() == 0
                    ? OptionalInt.empty()
                    : OptionalInt.of(failure().status());
        }

        @Override
        boolean isPassing() {
            int status = failure().status();
            return status < 400 || status == 408 || status == 429 || status > 499;
        }
    }

    /** What came is not the protocol's, or larger than {@link RoomClientBuilder#maxMessageChars}. */
    public static final class ProtocolViolation extends RoomException {
        ProtocolViolation(Failure failure) {
            super(failure, ProtocolViolation::new);
        }

        @Override
        boolean isPassing() {
            return true;
        }
    }

    /** The pool was closed, or this peer was put out of it ({@code rtc:stop}). */
    public static final class Stopped extends RoomException {
        Stopped(Failure failure) {
            super(failure, Stopped::new);
        }
    }

    /**
     * The server closed the connection on purpose (code 1000 or 1008), so coming back would be wrong. Sluice does so to a
     * socket whose id was taken back on another one.
     */
    public static final class Dismissed extends RoomException {
        Dismissed(Failure failure) {
            super(failure, Dismissed::new);
        }
    }

    /** The {@link TokenSupplier} failed, which is the cause. */
    public static final class TokenUnavailable extends RoomException {
        TokenUnavailable(Failure failure) {
            super(failure, TokenUnavailable::new);
        }

        @Override
        boolean isPassing() {
            return true;
        }
    }

    /** The room was left or the client closed, or the waiting thread was interrupted. */
    public static final class Closed extends RoomException {
        Closed(Failure failure) {
            super(failure, Closed::new);
        }
    }

    /** As much waits to be sent as may; nothing of this message was sent. */
    public static final class OutboxFull extends RoomException {
        OutboxFull(Failure failure) {
            super(failure, OutboxFull::new);
        }
    }

    /**
     * The message did not get through: the connection broke while it was being sent (then it may have arrived), or the
     * room came back as somebody new, to whom it did not belong, or it waited too long.
     */
    public static final class NotSent extends RoomException {
        NotSent(Failure failure) {
            super(failure, NotSent::new);
        }
    }

    /** A listener or subscriber let too many events wait ({@link Overflow#FAIL}). */
    public static final class TooSlow extends RoomException {
        TooSlow(Failure failure) {
            super(failure, TooSlow::new);
        }
    }
}
