package dev.sluice.edge;

import io.netty.handler.codec.DecoderException;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Collects one request's body up to a limit, on the connection's loop. A longer one is refused at the first byte too
 * many; the rest is read and thrown away for a while, because a client that is still sending when its connection is
 * closed never sees the answer. Then the connection is closed.
 */
public final class RequestBody {
    /** So much of a body that was refused is thrown away before its sender is cut off. */
    private static final int MAX_DISCARDED_BYTES = 8 << 20;

    private final HttpServerRequest request;
    private final ClientConnection client;
    private final int maxBytes;
    private final Consumer<byte[]> whenWhole;
    private final Runnable whenTooLarge;
    private @Nullable Buffer collected;
    private boolean ownsCollected;
    private boolean refused;
    private int discardedBytes;

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

    /** Whether a body comes behind the head: RFC 9112, section 6.3. */
    static boolean isAnnounced(MultiMap headers) {
        String length = headers.get(HttpHeaders.CONTENT_LENGTH);
        return (length != null && !length.equals("0")) || headers.contains(HttpHeaders.TRANSFER_ENCODING);
    }

    /**
     * Exactly one of the two is called, or none when the client goes away first. {@code whenTooLarge} answers with
     * {@link Answers#last}; closing the connection is done here.
     */
    public static void read(
            HttpServerRequest request,
            ClientConnection client,
            int maxBytes,
            Consumer<byte[]> whenWhole,
            Runnable whenTooLarge) {
        RequestBody body = new RequestBody(request, client, maxBytes, whenWhole, whenTooLarge);
        request.handler(body::add);
        request.endHandler(nothing -> body.end());
        request.exceptionHandler(body::broken);
    }

    private void add(Buffer chunk) {
        if (refused) {
            discard(chunk);
            return;
        }
        int length = (collected == null ? 0 : collected.length()) + chunk.length();
        if (length > maxBytes) {
            refused = true;
            collected = null;
            whenTooLarge.run();
        } else if (collected == null) {
            collected = chunk;
        } else {
            // The first chunk may be a part of what was received and must not be written to.
            Buffer own = ownsCollected ? collected : Buffer.buffer(length).appendBuffer(collected);
            ownsCollected = true;
            collected = own.appendBuffer(chunk);
        }
    }

    private void discard(Buffer chunk) {
        discardedBytes += chunk.length();
        if (discardedBytes > MAX_DISCARDED_BYTES) {
            client.close();
        }
    }

    private void end() {
        client.requestArrived();
        if (refused) {
            client.close();
            return;
        }
        try {
            whenWhole.accept(collected == null ? new byte[0] : collected.getBytes());
        } catch (RuntimeException fault) {
            client.failed(request, fault);
        }
    }

    /** A chunk that is none; Vert.x closes the connection after this. */
    private void broken(Throwable fault) {
        if (fault instanceof DecoderException || fault instanceof IllegalArgumentException) {
            refused = true;
            client.malformed(request, 400, "malformed body: what stands where a chunk should begin is none");
        }
    }
}
