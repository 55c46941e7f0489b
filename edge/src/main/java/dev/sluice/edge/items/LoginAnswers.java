package dev.sluice.edge.items;

import dev.sluice.access.LoginOutcome;
import dev.sluice.base.Clock;
import dev.sluice.edge.Answers;
import dev.sluice.wire.items.ItemAnswerWriter;
import dev.sluice.wire.items.ItemError;
import dev.sluice.wire.items.ItemPaths;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;

/** What {@code POST /v1/auth/login} answers: time stamp and session cookie, or an error. */
final class LoginAnswers {
    private final Clock clock;
    private final boolean secureCookie;

    LoginAnswers(Clock clock, boolean secureCookie) {
        this.clock = clock;
        this.secureCookie = secureCookie;
    }

    void answer(HttpServerResponse response, LoginOutcome outcome) {
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
            case LoginOutcome.TooFrequent(Duration retryAfter) -> {
                long seconds = Math.max(1, retryAfter.plusMillis(999).toSeconds());
                response.putHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
                Answers.refuse(
                        response,
                        ItemError.TOO_FREQUENT_LOGIN,
                        "login is called too often; try again in " + seconds + " s and keep the session meanwhile");
            }
        }
    }

    private String cookie(String value) {
        return ItemPaths.COOKIE + "=" + value + "; Path=/; HttpOnly; SameSite=Lax" + (secureCookie ? "; Secure" : "");
    }
}
