package dev.sluice.client.core;

import dev.sluice.wire.core.CoreCodecs;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One endpoint: the request that must go out, the answer, and the call in both clients.
 *
 * @param sent the body that must go out; null where the tests of the dialect look at it
 */
record EndpointCase(
        String request,
        FakeAnswer answer,
        @Nullable JsonNode sent,
        Function<CoreClient, Object> blocking,
        Function<AsyncCoreClient, CompletableFuture<?>> async) {

    /** {@code answer}: JSON, a number for a status without body, or the recorded request whose answer is meant. */
    static EndpointCase endpoint(
            String request,
            String answer,
            Function<CoreClient, Object> blocking,
            Function<AsyncCoreClient, CompletableFuture<?>> async) {
        FakeAnswer prepared;
        if (answer.matches("\\d{3}")) {
            prepared = FakeAnswer.of(Integer.parseInt(answer), "");
        } else if (answer.matches("(GET|PUT|POST|DELETE|HEAD) .*")) {
            prepared = Golden.answer(answer);
        } else {
            prepared = FakeAnswer.json(answer);
        }
        return new EndpointCase(request, prepared, null, blocking, async);
    }

    /** What the body must be, as the contract has it. */
    EndpointCase sending(String json) {
        JsonNode body = CoreCodecs.JSON.decode(json.getBytes(StandardCharsets.UTF_8));
        return new EndpointCase(request, answer, body, blocking, async);
    }

    @Override
    public String toString() {
        return request;
    }
}
