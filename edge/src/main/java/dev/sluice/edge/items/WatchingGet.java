package dev.sluice.edge.items;

import dev.sluice.edge.Answers;
import dev.sluice.edge.Loop;
import dev.sluice.items.Batch;
import dev.sluice.wire.items.ItemAnswerWriter;
import dev.sluice.wire.items.ItemError;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;

/** Waits for the first item, answers, ends. */
final class WatchingGet extends OpenGet {
    private final Duration timeout;

    WatchingGet(HttpServerRequest request, Loop loop, Duration timeout) {
        super(request, loop);
        this.timeout = timeout;
    }

    @Override
    void begin() {
        endAfter(timeout);
    }

    @Override
    void drain() {
        if (isOver()) {
            return;
        }
        Batch batch = reader().poll();
        if (batch != null) {
            answer(batch.json());
        }
    }

    @Override
    void end() {
        answer(ItemAnswerWriter.nothing());
    }

    private void answer(byte[] json) {
        if (finish()) {
            Answers.json(response(), json);
        }
    }

    @Override
    void sessionEnded() {
        if (finish()) {
            Answers.refuse(response(), ItemError.SESSION_INVALIDATED, "the session was ended while the get was open");
        }
    }
}
