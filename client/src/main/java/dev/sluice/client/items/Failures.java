package dev.sluice.client.items;

import dev.sluice.wire.items.ErrorAnswer;
import dev.sluice.wire.items.ItemAnswerReader;
import dev.sluice.wire.items.ItemError;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Which exception a failure is: the only place that decides it. */
final class Failures {
    /** Longer waits are some server's mistake, not a hint. */
    private static final long MAX_RETRY_AFTER_S = 86_400;

    private Failures() {}

    /** A failure on the way; {@code status} is 0 if it struck before the answer's head. */
    static XrtcException network(URI url, int status, Throwable thrown) {
        Throwable cause = Completions.unwrapped(thrown);
        return switch (cause) {
            case XrtcException known -> known;
            case HttpConnectTimeoutException timeout ->
                connection(url, status, "no connection within the connect timeout", timeout);
            case HttpTimeoutException timeout -> connection(url, status, message(timeout), timeout);
            case ConnectException refused ->
                connection(url, status, "no connection: is a server listening there?", refused);
            case RejectedExecutionException full -> connection(url, status, message(full), full);
            case SSLException tls -> connection(url, status, "TLS failed: " + message(tls), tls);
            case ProtocolException notHttp ->
                new XrtcException.ProtocolViolation(
                        Failure.answered(url, status, "the answer is not HTTP: " + message(notHttp), notHttp));
            default -> connection(url, status, "the connection broke: " + message(cause), cause);
        };
    }

    private static XrtcException connection(URI url, int status, String what, Throwable cause) {
        return new XrtcException.ConnectionFailed(Failure.answered(url, status, what, cause));
    }

    private static String message(Throwable thrown) {
        return thrown.getMessage() == null ? thrown.toString() : thrown.getMessage();
    }

    /** An answer whose status is not 200. */
    static XrtcException refused(Answer answer, byte[] body) {
        int status = answer.status();
        Optional<ErrorAnswer> error = ItemAnswerReader.error(body);
        String what =
                error.map(ErrorAnswer::message).filter(text -> !text.isEmpty()).orElseGet(() -> describe(answer));
        Failure failure = new Failure(answer.call().url(), status, error.orElse(null), retryAfter(answer), what, null);
        ItemError known = error.flatMap(ErrorAnswer::known).orElse(null);
        if (status == 401 || known == ItemError.SESSION_INVALIDATED) {
            return new XrtcException.SessionEnded(failure);
        }
        if (known == ItemError.INVALID_CREDENTIALS) {
            return new XrtcException.InvalidCredentials(failure);
        }
        if (known == ItemError.TOO_FREQUENT_LOGIN) {
            return new XrtcException.TooFrequentLogin(failure);
        }
        if (status == 429) {
            return new XrtcException.RateLimited(failure);
        }
        if (status >= 500) {
            return new XrtcException.ServerFault(failure);
        }
        // Without the envelope it was not this dialect's server that refused: a wrong path, a proxy.
        return status >= 400 && error.isPresent()
                ? new XrtcException.InvalidArguments(failure)
                : new XrtcException.ProtocolViolation(failure);
    }

    private static String describe(Answer answer) {
        String location =
                answer.header("Location").map(to -> ", which points to " + to).orElse("");
        return "an answer without the dialect's error" + location + "; is the address right?";
    }

    private static @Nullable Duration retryAfter(Answer answer) {
        try {
            return answer.header("Retry-After")
                    .map(text -> Long.parseLong(text.strip()))
                    .filter(seconds -> seconds >= 0 && seconds <= MAX_RETRY_AFTER_S)
                    .map(Duration::ofSeconds)
                    .orElse(null);
        } catch (NumberFormatException date) {
            // The other form of the header, a date, is of no use without knowing the server's clock.
            return null;
        }
    }

    /** A request that was not sent because of its arguments. */
    static XrtcException unsent(URI url, String what, @Nullable Throwable cause) {
        return new XrtcException.InvalidArguments(Failure.local(url, what, cause));
    }
}
