package dev.sluice.client.core;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** One endpoint: the request that must go out, the answer, and the call in both clients. */
record EndpointCase(
        String request,
        FakeAnswer answer,
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
        return new EndpointCase(request, prepared, blocking, async);
    }

    @Override
    public String toString() {
        return request;
    }
}
