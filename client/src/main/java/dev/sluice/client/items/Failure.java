package dev.sluice.client.items;

import dev.sluice.wire.items.ErrorAnswer;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What an {@link XrtcException} is made of.
 *
 * @param status the HTTP status; 0 when no answer came
 * @param retryAfter what the server's Retry-After header asks for
 */
record Failure(
        URI url,
        int status,
        @Nullable ErrorAnswer error,
        @Nullable Duration retryAfter,
        String what,
        @Nullable Throwable cause) {
    /** A failure without an answer. */
    static Failure local(URI url, String what, @Nullable Throwable cause) {
        return new Failure(url, 0, null, null, what, cause);
    }

    /** A failure after an answer with this status had begun. */
    static Failure answered(URI url, int status, String what, @Nullable Throwable cause) {
        return new Failure(url, status, null, null, what, cause);
    }

    Failure because(Throwable newCause) {
        return new Failure(url, status, error, retryAfter, what, newCause);
    }

    String message() {
        StringBuilder text = new StringBuilder().append(url).append(": ");
        if (status != 0) {
            text.append("HTTP ").append(status).append(", ");
        }
        if (error != null) {
            text.append("error ").append(error.code()).append(", ");
        }
        return text.append(what).toString();
    }
}
