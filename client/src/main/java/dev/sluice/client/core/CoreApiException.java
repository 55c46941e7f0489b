package dev.sluice.client.core;

import java.net.URI;
import java.util.List;

/** The server refused: code, message and details are its own. */
public final class CoreApiException extends CoreException {
    private final String title;

    CoreApiException(String method, URI url, int code, String title, List<String> details) {
        super(method, url, code, line(method, url, code + " " + title, details), details, null);
        this.title = title;
    }

    /** The server's own short message, for example {@code Unknown process ID}. */
    public String title() {
        return title;
    }

    /** Whether what the call named does not exist, or the server has no such call. */
    public boolean isNotFound() {
        return code() == 404;
    }
}
