package dev.sluice.edge.items;

import dev.sluice.access.Access;
import dev.sluice.access.Session;
import dev.sluice.edge.Answers;
import dev.sluice.edge.ClientConnection;
import dev.sluice.edge.Endpoint;
import dev.sluice.items.ItemPlane;
import dev.sluice.wire.items.ItemLimits;
import dev.sluice.wire.items.ItemRefusal;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;

/** {@code GET /v1/item/stream?portalid=…}: Server-Sent Events for browsers and {@code curl -N}. */
final class EventStreamEndpoint implements Endpoint {
    private final ItemLimits limits;
    private final SessionGate gate;
    private final Access access;
    private final ItemPlane plane;
    private final OpenGets openGets;
    private final Duration heartbeat;

    EventStreamEndpoint(
            ItemLimits limits,
            SessionGate gate,
            Access access,
            ItemPlane plane,
            OpenGets openGets,
            Duration heartbeat) {
        this.limits = limits;
        this.gate = gate;
        this.access = access;
        this.plane = plane;
        this.openGets = openGets;
        this.heartbeat = heartbeat;
    }

    @Override
    public void handle(HttpServerRequest request, ClientConnection client) {
        try {
            Session session = gate.enter(request, client);
            ViewQuery view = ViewQuery.read(request, limits);
            EventStream stream = new EventStream(request, client.loop(), heartbeat);
            LoopWake wake = new LoopWake(client.loop(), plane.itemsPerPortal(), stream::drain);
            Runnable onSessionEnd = () -> client.loop().execute(stream::sessionEnded);
            var reader = plane.view(session.account(), session.id(), view.query(), view.from(), wake, onSessionEnd);
            stream.start(reader, access, session, openGets);
        } catch (ItemRefusal refusal) {
            Answers.refuse(request.response(), refusal);
        }
    }
}
