package dev.sluice.client.core;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The server wants a login and did not accept what the client has, or the client has nothing to log in with. */
public final class CoreLoginException extends CoreException {
    CoreLoginException(String method, URI url, int code, List<String> details, @Nullable Throwable cause) {
        super(method, url, code, line(method, url, "Authorization failed", details), details, cause);
    }
}
