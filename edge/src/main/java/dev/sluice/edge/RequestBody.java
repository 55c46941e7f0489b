package dev.sluice.edge;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Collects one request's body up to a limit, on the connection's loop. A longer one is given up at the first byte too
 * many, so a body without end costs no more than the limit.
 */
public final class RequestBody {
    private final HttpServerRequest request;
    private final ClientConnection client;
    private final int maxBytes;
    private final Consumer<byte[]> whenWhole;
    private final Runnable whenTooLarge;
    private @Nullable Buffer collected;
    private boolean givenUp;

    private RequestBody(
            HttpServerRequest request,
            ClientConnection client,
            int maxBytes,
            Consumer<byte[]> whenWhole,
            Runnable whenTooLarge) {
        this.request = request;
        this.client = client;
        this.maxBytes = maxBytes;
        this.whenWhole = whenWhole;
        this.whenTooLarge = whenTooLarge;
    }

    /** Exactly one of the two is called, or none when the client goes away first. */
    public static void read(
            HttpServerRequest request,
            ClientConnection client,
            int maxBytes,
            Consumer<byte[]> whenWhole,
            Runnable whenTooLarge) {
        RequestBody body = new RequestBody(request, client, maxBytes, whenWhole, whenTooLarge);
        request.handler(body::add);
        request.endHandler(nothing -> body.end());
    }

    private void add(Buffer chunk) {
        if (givenUp) {
            return;
        }
        int length = (collected == null ? 0 : collected.length()) + chunk.length();
        if (length > maxBytes) {
            givenUp = true;
            collected = null;
            request.pause();
            whenTooLarge.run();
        } else if (collected == null) {
            collected = chunk;
        } else {
            collected = Buffer.buffer(length).appendBuffer(collected).appendBuffer(chunk);
        }
    }

    private void end() {
        if (!givenUp) {
            client.requestArrived();
            whenWhole.accept(collected == null ? new byte[0] : collected.getBytes());
        }
    }
}
