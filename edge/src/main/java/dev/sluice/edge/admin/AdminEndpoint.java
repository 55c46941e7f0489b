package dev.sluice.edge.admin;

import dev.sluice.edge.Answers;
import dev.sluice.edge.BackgroundWork;
import dev.sluice.edge.ClientConnection;
import dev.sluice.edge.Endpoint;
import dev.sluice.edge.RequestBody;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Admin calls over HTTP. Takes the body on the loop, does the work on a virtual thread.
 */
public final class AdminEndpoint implements Endpoint {
    /** Everything below it belongs to this endpoint. */
    public static final String PREFIX = "/admin/v1/";

    private static final Logger log = LoggerFactory.getLogger(AdminEndpoint.class);

    private final AdminCalls calls;
    private final int maxBodyBytes;
    private final BackgroundWork background;

    public AdminEndpoint(AdminCalls calls, int maxBodyBytes, BackgroundWork background) {
        this.calls = calls;
        this.maxBodyBytes = maxBodyBytes;
        this.background = background;
    }

    @Override
    public void handle(HttpServerRequest request, ClientConnection client) {
        RequestBody.read(
                request,
                client,
                maxBodyBytes,
                body -> work(request, client, body),
                () -> Answers.last(request.response(), 413, "the body is larger than " + maxBodyBytes + " bytes"));
    }

    private void work(HttpServerRequest request, ClientConnection client, byte[] body) {
        HttpServerResponse response = request.response();
        String path = request.path() == null ? "" : request.path();
        String below = path.substring(Math.min(path.length(), PREFIX.length()));
        boolean begun = background.submit(
                client.loop(),
                () -> calls.call(request.method().name(), below, body),
                answer -> send(response, answer),
                fault -> fail(response, fault));
        if (!begun) {
            Answers.plain(response, 503, "too much is under way; try again in a second");
        }
    }

    private static void send(HttpServerResponse response, AdminAnswer answer) {
        if (answer.allow() != null && !response.headWritten()) {
            response.putHeader(HttpHeaders.ALLOW, answer.allow());
        }
        Answers.json(response, answer.status(), answer.json());
    }

    private static void fail(HttpServerResponse response, RuntimeException fault) {
        log.error("admin call failed", fault);
        Answers.plain(response, 500, "the server failed on this call; its log says why");
    }
}
