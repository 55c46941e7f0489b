package dev.sluice.edge;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether a page may open a WebSocket: browsers send cookies with it whatever the page's origin, so the server must
 * look. The server's own host passes on any port, other origins if they are named, programs that are no browser always.
 *
 * <p>Immutable and thread-safe.
 */
public final class OriginCheck {
    private final Set<String> allowed;

    /** {@code allowedOrigins}: as browsers write them, such as {@code https://app.example:8443}. */
    public OriginCheck(List<String> allowedOrigins) {
        this.allowed = allowedOrigins.stream()
                .map(origin -> origin.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    public boolean passes(HttpServerRequest request) {
        String origin = request.headers().get(HttpHeaders.ORIGIN);
        if (origin == null || allowed.contains(origin.toLowerCase(Locale.ROOT))) {
            return true;
        }
        String host = hostOf(origin);
        var authority = request.authority();
        return host != null && authority != null && host.equalsIgnoreCase(authority.host());
    }

    private static @Nullable String hostOf(String origin) {
        try {
            return URI.create(origin).getHost();
        } catch (IllegalArgumentException notAnOrigin) {
            return null;
        }
    }
}
