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
        var authority = request.authority();
        return passes(request.headers().get(HttpHeaders.ORIGIN), authority == null ? null : authority.host());
    }

    /**
     * The same for a transport of its own.
     *
     * @param origin the header; null when there is none
     * @param ownHost by which the client reached the server, without port
     */
    public boolean passes(@Nullable String origin, @Nullable String ownHost) {
        if (origin == null || allowed.contains(origin.toLowerCase(Locale.ROOT))) {
            return true;
        }
        String host = hostOf(origin);
        return host != null && host.equalsIgnoreCase(ownHost);
    }

    private static @Nullable String hostOf(String origin) {
        try {
            return URI.create(origin).getHost();
        } catch (IllegalArgumentException notAnOrigin) {
            return null;
        }
    }
}
