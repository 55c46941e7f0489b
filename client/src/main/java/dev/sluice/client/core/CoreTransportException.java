package dev.sluice.client.core;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** No whole answer arrived. */
public final class CoreTransportException extends CoreException {
    /** What kept the answer from arriving. */
    public enum Kind {
        /** No connection came about, after all retries; the server has seen nothing of the call. */
        CONNECT,
        /** The server was silent for longer than the timeout; it may have acted on the call. */
        TIMEOUT,
        /** The connection broke, or the body ended early or exceeded the limit; the server may have acted on the call. */
        BROKEN,
        /** The waiting thread was interrupted, and the call given up. */
        INTERRUPTED,
        /** Reading the source of an upload or writing the target of a download failed on this side. */
        LOCAL
    }

    private final Kind kind;
    private final int attempts;

    CoreTransportException(String method, URI url, Kind kind, int attempts, String what, @Nullable Throwable cause) {
        super(method, url, 0, line(method, url, what, List.of()), List.of(), cause);
        this.kind = kind;
        this.attempts = attempts;
    }

    public Kind kind() {
        return kind;
    }

    /** How often the call was tried, the first time included. */
    public int attempts() {
        return attempts;
    }
}
