package dev.sluice.client.admin;

import java.net.URI;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** An admin call that failed. The message is for people: it has the address and the server's words. */
public final class AdminException extends RuntimeException {
    private final transient URI url;
    private final int status;

    AdminException(URI url, int status, String what, @Nullable Throwable cause) {
        super(url + ": " + (status == 0 ? "" : "HTTP " + status + ", ") + what, cause);
        this.url = url;
        this.status = status;
    }

    public URI url() {
        return url;
    }

    /** 401 for a wrong password, 404 for an unknown account or key; empty when no answer came. */
    public OptionalInt status() {
        return status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
    }
}
