package dev.sluice.edge.items;

import dev.sluice.access.Access;
import dev.sluice.access.Session;
import dev.sluice.edge.Answers;
import dev.sluice.edge.ClientConnection;
import dev.sluice.edge.Endpoint;
import dev.sluice.edge.Handshake;
import dev.sluice.edge.OriginCheck;
import dev.sluice.items.ItemPlane;
import dev.sluice.wire.items.ItemRefusal;
import dev.sluice.wire.items.ItemRequestReader;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;

/** {@code GET /v1/item/socket?portalid=…}: the WebSocket view. */
final class SocketEndpoint implements Endpoint {
    private final ItemRequestReader requests;
    private final SessionGate gate;
    private final Access access;
    private final ItemPlane plane;
    private final OpenGets openGets;
    private final Handshake handshake;
    private final Duration heartbeat;

    SocketEndpoint(
            ItemRequestReader requests,
            SessionGate gate,
            Access access,
            ItemPlane plane,
            OpenGets openGets,
            OriginCheck origins,
            Duration heartbeat) {
        this.requests = requests;
        this.gate = gate;
        this.access = access;
        this.plane = plane;
        this.openGets = openGets;
        this.handshake = new Handshake(origins, "http.allowed-origins");
        this.heartbeat = heartbeat;
    }

    @Override
    public void handle(HttpServerRequest request, ClientConnection client) {
        if (!handshake.admits(request)) {
            return;
        }
        try {
            Session session = gate.enter(request, client);
            ViewQuery view = ViewQuery.read(request, requests.limits());
            client.upgrade(
                    request,
                    socket -> new ItemSocket(socket, client, access, session, plane, requests)
                            .start(view, openGets, heartbeat));
        } catch (ItemRefusal refusal) {
            Answers.refuse(request.response(), refusal);
        }
    }
}
