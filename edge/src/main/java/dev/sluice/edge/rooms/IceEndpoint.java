package dev.sluice.edge.rooms;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.edge.Answers;
import dev.sluice.edge.ClientConnection;
import dev.sluice.edge.Endpoint;
import dev.sluice.edge.OriginCheck;
import dev.sluice.rooms.Admission;
import dev.sluice.rooms.PoolManager;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/**
 * {@code GET /rtc/ice?pool=…&token=…}: the ICE servers for a page that asks before it joins. Servers that need a
 * credential are only for whoever may join.
 */
final class IceEndpoint implements Endpoint {
    private final PoolManager pools;
    private final OriginCheck origins;
    private final IceOffer ice;

    IceEndpoint(PoolManager pools, OriginCheck origins, IceOffer ice) {
        this.pools = pools;
        this.origins = origins;
        this.ice = ice;
    }

    @Override
    public void handle(HttpServerRequest request, ClientConnection client) {
        HttpServerResponse response = request.response();
        String origin = request.headers().get(HttpHeaders.ORIGIN);
        if (!origins.passes(request)) {
            Answers.plain(response, 403, "pages of this origin may not ask; see rooms.allowed-origins");
            return;
        }
        MultiMap parameters;
        try {
            parameters = request.params();
        } catch (IllegalArgumentException undecodable) {
            Answers.plain(response, 400, "the query cannot be decoded; % must be followed by two hex digits");
            return;
        }
        String pool = parameters.get("pool");
        boolean mayJoin = pools.admits(
                new Admission.Candidacy(pool == null ? "" : pool, parameters.get("token"), client.address()));
        String servers = ice.forHost(RoomEndpoint.host(request), mayJoin)
                .map(Object::toString)
                .orElse("[]");
        if (origin != null) {
            response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        }
        response.putHeader(HttpHeaders.VARY, "Origin");
        response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        String body =
                "{\"iceServers\":" + servers + ",\"ttlSeconds\":" + ice.ttl().toSeconds() + "}";
        Answers.json(response, body.getBytes(UTF_8));
    }
}
