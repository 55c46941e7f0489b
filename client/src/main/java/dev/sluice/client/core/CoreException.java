package dev.sluice.client.core;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call that brought no result. The subtypes say why: the server refused ({@link CoreApiException},
 * {@link CoreConfigRejectedException}, {@link CoreLoginException}), its answer broke the contract
 * ({@link CoreAnswerException}), or no whole answer arrived ({@link CoreTransportException}).
 *
 * <p>A request that the contract forbids is not sent at all: the call itself throws
 * {@link dev.sluice.wire.core.InvalidRequestException}.
 */
public abstract sealed class CoreException extends RuntimeException
        permits CoreApiException,
                CoreConfigRejectedException,
                CoreLoginException,
                CoreAnswerException,
                CoreTransportException {
    private final String method;
    private final URI url;
    private final int code;
    private final List<String> details;

    CoreException(String method, URI url, int code, String message, List<String> details, @Nullable Throwable cause) {
        super(message, cause);
        this.method = method;
        this.url = url;
        this.code = code;
        this.details = List.copyOf(details);
    }

    /** The HTTP method of the call. */
    public String method() {
        return method;
    }

    public URI url() {
        return url;
    }

    /** The HTTP status, 0 when no answer arrived. */
    public int code() {
        return code;
    }

    /** What the server said in detail, one line each; empty when it said nothing. */
    public List<String> details() {
        return details;
    }

    /** One line: what failed, where, and why; a server's line breaks and control characters do not pass. */
    static String line(String method, URI url, String what, List<String> details) {
        String tail = details.isEmpty() ? "" : " (" + String.join("; ", details) + ")";
        return (method + " " + url + ": " + what + tail).replaceAll("\\p{Cntrl}+", " ");
    }
}
