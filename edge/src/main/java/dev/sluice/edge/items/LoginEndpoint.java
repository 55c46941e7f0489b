package dev.sluice.edge.items;

import dev.sluice.access.Access;
import dev.sluice.access.LoginOutcome;
import dev.sluice.base.Clock;
import dev.sluice.edge.Answers;
import dev.sluice.edge.BackgroundWork;
import dev.sluice.edge.ClientConnection;
import dev.sluice.edge.Endpoint;
import dev.sluice.edge.RequestBody;
import dev.sluice.wire.items.Credentials;
import dev.sluice.wire.items.ItemAnswerWriter;
import dev.sluice.wire.items.ItemError;
import dev.sluice.wire.items.ItemPaths;
import dev.sluice.wire.items.ItemRefusal;
import dev.sluice.wire.items.ItemRequestReader;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code POST /v1/auth/login}: account id and API key in, time stamp and session cookie out. */
final class LoginEndpoint implements Endpoint {
    private static final Logger log = LoggerFactory.getLogger(LoginEndpoint.class);

    private final ItemRequestReader reader;
    private final Access access;
    private final BackgroundWork background;
    private final Clock clock;
    private final boolean secureCookie;

    LoginEndpoint(
            ItemRequestReader reader, Access access, BackgroundWork background, Clock clock, boolean secureCookie) {
        this.reader = reader;
        this.access = access;
        this.background = background;
        this.clock = clock;
        this.secureCookie = secureCookie;
    }

    @Override
    public void handle(HttpServerRequest request, ClientConnection client) {
        RequestBody.read(
                request,
                client,
                reader.limits().maxRequestBytes(),
                body -> login(request.response(), client, body),
                () -> Answers.refuseAndClose(request, reader.tooLarge()));
    }

    private void login(HttpServerResponse response, ClientConnection client, byte[] body) {
        Credentials credentials;
        try {
            credentials = reader.login(body);
        } catch (ItemRefusal refusal) {
            Answers.refuse(response, refusal);
            return;
        }
        boolean begun = background.submit(
                client.loop(),
                () -> access.login(credentials.accountId(), credentials.apiKey(), client.address()),
                outcome -> answer(response, outcome),
                fault -> fail(response, fault));
        if (!begun) {
            Answers.refuse(response, ItemError.UNAVAILABLE, "too many logins are under way; try again in a second");
        }
    }

    private void answer(HttpServerResponse response, LoginOutcome outcome) {
        switch (outcome) {
            case LoginOutcome.Granted(var session) -> {
                response.putHeader(HttpHeaders.SET_COOKIE, cookie(session.id().value()));
                Answers.json(response, ItemAnswerWriter.servertimestamp(clock.epochMs()));
            }
            case LoginOutcome.Denied() ->
                Answers.refuse(
                        response,
                        ItemError.INVALID_CREDENTIALS,
                        "accountid or apikey is wrong, or one of them is disabled");
            case LoginOutcome.TooFrequent(var retryAfter) -> {
                long seconds = Math.max(1, retryAfter.plusMillis(999).toSeconds());
                response.putHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
                Answers.refuse(
                        response,
                        ItemError.TOO_FREQUENT_LOGIN,
                        "login is called too often; try again in " + seconds + " s and keep the session meanwhile");
            }
        }
    }

    private static void fail(HttpServerResponse response, RuntimeException fault) {
        log.error("login failed", fault);
        Answers.refuse(response, ItemError.UNAVAILABLE, "the account store failed; the server's log says why");
    }

    private String cookie(String value) {
        return ItemPaths.COOKIE + "=" + value + "; Path=/; HttpOnly; SameSite=Lax" + (secureCookie ? "; Secure" : "");
    }
}
