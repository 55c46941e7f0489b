package dev.sluice.edge.items;

import dev.sluice.edge.ChunkSender;
import dev.sluice.edge.ClientConnection;
import dev.sluice.items.Batch;
import dev.sluice.wire.items.ItemAnswerWriter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;

/**
 * Keeps the answer open and writes one line per batch. While the socket takes no more, items stay in their ring: a
 * reader that never reads costs its write buffer and nothing else.
 */
final class StreamingGet extends OpenGet {
    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");

    private final Duration timeout;
    private final ChunkSender chunks;
    private boolean wrote;
    private boolean waitsForSocket;

    StreamingGet(HttpServerRequest request, ClientConnection client, Duration timeout) {
        super(request, client.loop());
        this.timeout = timeout;
        this.chunks = client.chunks();
    }

    @Override
    void begin() {
        declareBody(JSON);
        if (isChunked()) {
            response().writeHead();
        }
        endAfter(timeout);
    }

    @Override
    void drain() {
        while (!isOver() && !waitsForSocket) {
            Batch batch = reader().poll();
            if (batch == null) {
                return;
            }
            wrote = true;
            send(batch.line());
        }
    }

    private void send(byte[] line) {
        if (isChunked() && chunks.send(line)) {
            return;
        }
        response().write(Buffer.buffer(line));
        if (response().writeQueueFull()) {
            waitForSocket();
        }
    }

    private void waitForSocket() {
        waitsForSocket = true;
        response().drainHandler(nothing -> {
            waitsForSocket = false;
            drain();
        });
    }

    /** A stream that saw nothing ends with {@code {}}, which the original SDKs read without a warning. */
    @Override
    void end() {
        if (!finish()) {
            return;
        }
        if (wrote) {
            endBody(Buffer.buffer());
        } else {
            endBody(Buffer.buffer(ItemAnswerWriter.nothing()).appendByte((byte) '\n'));
        }
    }

    @Override
    void sessionEnded() {
        end();
    }
}
