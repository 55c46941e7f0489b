package dev.sluice.edge.items;

import dev.sluice.edge.Answers;
import dev.sluice.edge.BackgroundWork;
import dev.sluice.edge.ClientConnection;
import dev.sluice.edge.Endpoint;
import dev.sluice.edge.RequestBody;
import dev.sluice.wire.items.ItemError;
import dev.sluice.wire.items.ItemRefusal;
import dev.sluice.wire.items.ItemRequestReader;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A call that needs the account store: read on the loop, worked on a virtual thread, answered on the loop.
 *
 * @param <Q> the request as records
 * @param <A> what the work comes to
 */
final class BackgroundEndpoint<Q, A> implements Endpoint {
    private static final Logger log = LoggerFactory.getLogger(BackgroundEndpoint.class);

    private final ItemRequestReader reader;
    private final BackgroundWork background;
    private final Function<byte[], Q> read;
    private final BiFunction<Q, String, A> work;
    private final BiConsumer<HttpServerResponse, A> answer;

    /** {@code work} gets the request and the client's address. */
    BackgroundEndpoint(
            ItemRequestReader reader,
            BackgroundWork background,
            Function<byte[], Q> read,
            BiFunction<Q, String, A> work,
            BiConsumer<HttpServerResponse, A> answer) {
        this.reader = reader;
        this.background = background;
        this.read = read;
        this.work = work;
        this.answer = answer;
    }

    @Override
    public void handle(HttpServerRequest request, ClientConnection client) {
        RequestBody.read(
                request,
                client,
                reader.limits().maxRequestBytes(),
                body -> begin(request.response(), client, body),
                () -> Answers.refuseLast(request.response(), reader.tooLarge()));
    }

    private void begin(HttpServerResponse response, ClientConnection client, byte[] body) {
        Q query;
        try {
            query = read.apply(body);
        } catch (ItemRefusal refusal) {
            Answers.refuse(response, refusal);
            return;
        }
        boolean begun = background.submit(
                client.loop(),
                () -> work.apply(query, client.address()),
                outcome -> answer.accept(response, outcome),
                fault -> fail(response, fault));
        if (!begun) {
            Answers.refuse(response, ItemError.UNAVAILABLE, "too many such calls are under way; try again in a second");
        }
    }

    private static void fail(HttpServerResponse response, RuntimeException fault) {
        log.error("an access call failed", fault);
        Answers.refuse(response, ItemError.UNAVAILABLE, "the account store failed; the server's log says why");
    }
}
