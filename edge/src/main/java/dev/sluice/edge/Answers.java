package dev.sluice.edge;

import dev.sluice.wire.items.ItemAnswerWriter;
import dev.sluice.wire.items.ItemError;
import dev.sluice.wire.items.ItemRefusal;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;

/** Writes whole answers. The one place where an error of the catalogue becomes an HTTP status and an envelope. */
public final class Answers {
    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
    private static final CharSequence CLOSE = HttpHeaders.createOptimized("close");

    private Answers() {}

    /** 200 with a JSON body. The array must not change afterwards. */
    public static void json(HttpServerResponse response, byte[] body) {
        json(response, 200, body);
    }

    public static void json(HttpServerResponse response, int status, byte[] body) {
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(status);
        response.putHeader(HttpHeaders.CONTENT_TYPE, JSON);
        response.end(Buffer.buffer(body));
    }

    public static void refuse(HttpServerResponse response, ItemRefusal refusal) {
        refuse(response, refusal.error(), refusal.detail());
    }

    public static void refuse(HttpServerResponse response, ItemError error, String detail) {
        json(response, error.httpStatus(), ItemAnswerWriter.error(error, detail));
    }

    /** Refuses and says that the connection is over: for requests whose rest nobody wants to read. */
    public static void refuseLast(HttpServerResponse response, ItemRefusal refusal) {
        last(response, refusal.error().httpStatus(), ItemAnswerWriter.error(refusal.error(), refusal.detail()));
    }

    /** The last answer on its connection, with a status that has no error of its own. */
    public static void last(HttpServerResponse response, int status, String message) {
        last(response, status, ItemAnswerWriter.error(ItemError.PARSE_FAIL.group(), status, message));
    }

    private static void last(HttpServerResponse response, int status, byte[] body) {
        if (response.ended() || response.closed() || response.headWritten()) {
            return;
        }
        response.putHeader(HttpHeaders.CONNECTION, CLOSE);
        json(response, status, body);
    }

    /** A status that has no error of its own in the catalogue, in the same envelope. */
    public static void plain(HttpServerResponse response, int status, String message) {
        json(response, status, ItemAnswerWriter.error(ItemError.PARSE_FAIL.group(), status, message));
    }
}
