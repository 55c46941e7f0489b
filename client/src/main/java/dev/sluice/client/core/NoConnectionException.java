package dev.sluice.client.core;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** No connection came about, so the server has seen nothing of the request. */
final class NoConnectionException extends IOException {
    NoConnectionException(String why, @Nullable Throwable cause) {
        super(why, cause);
    }

    /** When the address is right as far as anybody can tell. */
    static NoConnectionException unanswered(@Nullable String why, @Nullable Throwable cause) {
        String before = why == null ? "" : why + "; ";
        return new NoConnectionException(before + "is a server listening there?", cause);
    }
}
