package dev.sluice.edge;

import dev.sluice.wire.items.ItemAnswerWriter;
import dev.sluice.wire.items.ItemError;
import dev.sluice.wire.items.ItemRefusal;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
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

    /** Refuses and gives up the connection: for requests whose rest nobody wants to read. */
    public static void refuseAndClose(HttpServerRequest request, ItemRefusal refusal) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        byte[] body = ItemAnswerWriter.error(refusal.error(), refusal.detail());
        response.setStatusCode(refusal.error().httpStatus());
        response.putHeader(HttpHeaders.CONTENT_TYPE, JSON);
        response.putHeader(HttpHeaders.CONNECTION, CLOSE);
        response.end(Buffer.buffer(body))
                .onComplete(sent -> request.connection().close());
    }

    /** A status that has no error of its own in the catalogue, in the same envelope. */
    public static void plain(HttpServerResponse response, int status, String message) {
        json(response, status, ItemAnswerWriter.error(ItemError.PARSE_FAIL.group(), status, message));
    }
}
