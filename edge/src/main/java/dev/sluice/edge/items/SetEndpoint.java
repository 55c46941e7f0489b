package dev.sluice.edge.items;

import dev.sluice.access.Session;
import dev.sluice.edge.Answers;
import dev.sluice.edge.ClientConnection;
import dev.sluice.edge.Endpoint;
import dev.sluice.edge.RequestBody;
import dev.sluice.wire.items.ItemAnswerWriter;
import dev.sluice.wire.items.ItemRefusal;
import dev.sluice.wire.items.ItemRequestReader;
import io.vertx.core.http.HttpServerRequest;

/**
 * {@code POST /v1/item/set}. The answer goes out when the items are in their rings; readers on this loop have
 * been written to, or are at the end of the loop's turn.
 */
final class SetEndpoint implements Endpoint {
    private final ItemRequestReader reader;
    private final SessionGate gate;
    private final ItemSets sets;

    SetEndpoint(ItemRequestReader reader, SessionGate gate, ItemSets sets) {
        this.reader = reader;
        this.gate = gate;
        this.sets = sets;
    }

    @Override
    public void handle(HttpServerRequest request, ClientConnection client) {
        RequestBody.read(
                request,
                client,
                reader.limits().maxRequestBytes(),
                body -> set(request, client, body),
                () -> Answers.refuseLast(request.response(), reader.tooLarge()));
    }

    private void set(HttpServerRequest request, ClientConnection client, byte[] body) {
        try {
            Session session = gate.enter(request, client);
            long timestampMs = sets.set(session, client.loop(), reader.set(body));
            Answers.json(request.response(), ItemAnswerWriter.servertimestamp(timestampMs));
        } catch (ItemRefusal refusal) {
            Answers.refuse(request.response(), refusal);
        }
    }
}
