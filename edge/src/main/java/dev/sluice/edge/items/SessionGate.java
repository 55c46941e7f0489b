package dev.sluice.edge.items;

import dev.sluice.access.Access;
import dev.sluice.access.Session;
import dev.sluice.edge.ClientConnection;
import dev.sluice.wire.items.ItemError;
import dev.sluice.wire.items.ItemPaths;
import dev.sluice.wire.items.ItemRefusal;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** Lets requests with a live session in, as many as its limits admit. Never blocks. */
final class SessionGate {
    private final Access access;

    SessionGate(Access access) {
        this.access = access;
    }

    /**
     * The session of this request, counted as used.
     *
     * @throws ItemRefusal 10011 without a live session, 21 or 22 over its limits
     */
    Session enter(HttpServerRequest request, ClientConnection client) {
        String header = request.headers().get(HttpHeaders.COOKIE);
        Session session = access.session(cookie(header), client.address());
        if (session == null) {
            throw new ItemRefusal(
                    ItemError.SESSION_INVALIDATED,
                    "the session cookie " + ItemPaths.COOKIE + " is missing, wrong or expired; log in again");
        }
        switch (access.admit(session)) {
            case ADMITTED -> {}
            case TOO_FAST ->
                throw new ItemRefusal(
                        ItemError.TOO_MANY_REQUESTS, "more requests per second than this API key may make; slow down");
            case MONTH_USED_UP ->
                throw new ItemRefusal(ItemError.MONTHLY_LIMIT, "this account's requests of the month are used up");
        }
        return session;
    }

    /** The value of the session cookie; the vendor's load balancer cookies and any others are passed over. */
    static @Nullable String cookie(@Nullable String header) {
        if (header == null) {
            return null;
        }
        int at = 0;
        while (at < header.length()) {
            int end = header.indexOf(';', at);
            end = end < 0 ? header.length() : end;
            String pair = header.substring(at, end).strip();
            if (pair.startsWith(ItemPaths.COOKIE + "=")) {
                String value = pair.substring(ItemPaths.COOKIE.length() + 1);
                boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
                return quoted ? value.substring(1, value.length() - 1) : value;
            }
            at = end + 1;
        }
        return null;
    }
}
