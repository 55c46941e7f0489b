package dev.sluice.edge.items;

import dev.sluice.access.Access;
import dev.sluice.access.Session;
import dev.sluice.edge.Answers;
import dev.sluice.edge.ClientConnection;
import dev.sluice.edge.Endpoint;
import dev.sluice.edge.RequestBody;
import dev.sluice.items.Batch;
import dev.sluice.items.ItemPlane;
import dev.sluice.wire.items.GetQuery;
import dev.sluice.wire.items.ItemAnswerWriter;
import dev.sluice.wire.items.ItemRefusal;
import dev.sluice.wire.items.ItemRequestReader;
import dev.sluice.wire.items.Mode;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/item/get} in its three modes. */
final class GetEndpoint implements Endpoint {
    private final ItemRequestReader reader;
    private final SessionGate gate;
    private final Access access;
    private final ItemPlane plane;
    private final OpenGets openGets;
    private final Duration timeout;

    GetEndpoint(
            ItemRequestReader reader,
            SessionGate gate,
            Access access,
            ItemPlane plane,
            OpenGets openGets,
            Duration timeout) {
        this.reader = reader;
        this.gate = gate;
        this.access = access;
        this.plane = plane;
        this.openGets = openGets;
        this.timeout = timeout;
    }

    @Override
    public void handle(HttpServerRequest request, ClientConnection client) {
        RequestBody.read(
                request,
                client,
                reader.limits().maxRequestBytes(),
                body -> get(request, client, body),
                () -> Answers.refuseLast(request.response(), reader.tooLarge()));
    }

    private void get(HttpServerRequest request, ClientConnection client, byte[] body) {
        HttpServerResponse response = request.response();
        try {
            Session session = gate.enter(request, client);
            GetQuery query = reader.get(body);
            if (query.allPortals()) {
                answer(response, plane.all(session.account()));
            } else if (query.mode() == Mode.PROBE) {
                answer(response, probe(session, query));
            } else {
                open(request, client, session, query);
            }
        } catch (ItemRefusal refusal) {
            Answers.refuse(response, refusal);
        }
    }

    private @Nullable Batch probe(Session session, GetQuery query) {
        try (var once = plane.open(session.account(), session.id(), query, () -> {}, () -> {})) {
            return once.poll();
        }
    }

    private static void answer(HttpServerResponse response, @Nullable Batch batch) {
        Answers.json(response, batch == null ? ItemAnswerWriter.nothing() : batch.json());
    }

    private void open(HttpServerRequest request, ClientConnection client, Session session, GetQuery query) {
        OpenGet get = query.mode() == Mode.WATCH
                ? new WatchingGet(request, client.loop(), timeout)
                : new StreamingGet(request, client, timeout);
        LoopWake wake = new LoopWake(client.loop(), plane.itemsPerPortal(), get::drain);
        Runnable onSessionEnd = () -> client.loop().execute(get::sessionEnded);
        get.start(plane.open(session.account(), session.id(), query, wake, onSessionEnd), access, session, openGets);
    }
}
