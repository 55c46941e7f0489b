package dev.sluice.edge;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/** What every WebSocket path asks of a request before it upgrades it. Immutable and thread-safe. */
public final class Handshake {
    private final OriginCheck origins;
    private final String setting;

    /** {@code setting}: the name of the one that lists the origins, for whoever is refused. */
    public Handshake(OriginCheck origins, String setting) {
        this.origins = origins;
        this.setting = setting;
    }

    /** Whether it may be upgraded; otherwise it is answered already. */
    public boolean admits(HttpServerRequest request) {
        if (!request.canUpgradeToWebSocket()) {
            request.response().putHeader(HttpHeaders.UPGRADE, "websocket");
            Answers.plain(request.response(), 426, "this path speaks WebSocket");
            return false;
        }
        if (RequestBody.isAnnounced(request.headers())) {
            // What comes behind the head belongs to the WebSocket.
            Answers.last(request.response(), 400, "a handshake has no body");
            return false;
        }
        if (!origins.passes(request)) {
            Answers.plain(request.response(), 403, "pages of this origin may not connect; see " + setting);
            return false;
        }
        return true;
    }
}
