package dev.sluice.edge.items;

import static dev.sluice.wire.items.ItemError.INVALID_ARGUMENTS;
import static dev.sluice.wire.items.ItemError.INVALID_CODE;
import static dev.sluice.wire.items.ItemError.INVALID_CREDENTIALS;
import static dev.sluice.wire.items.ItemError.INVALID_EMAIL;
import static dev.sluice.wire.items.ItemError.INVALID_TOKEN;
import static dev.sluice.wire.items.ItemError.MAX_CODE_RETRY;
import static dev.sluice.wire.items.ItemError.MAX_CODE_SEND;
import static dev.sluice.wire.items.ItemError.MAX_CONCURRENT_REGISTRATIONS;
import static dev.sluice.wire.items.ItemError.TIMEOUT_CODE;
import static dev.sluice.wire.items.ItemError.UNAVAILABLE;

import dev.sluice.access.CodeOutcome;
import dev.sluice.access.StartOutcome;
import dev.sluice.edge.Answers;
import dev.sluice.wire.items.Credentials;
import dev.sluice.wire.items.ItemAnswerWriter;
import io.vertx.core.http.HttpServerResponse;

/** What the two registration calls answer. */
final class RegistrationAnswers {
    private static final String CLOSED =
            "registration is off on this server; its operator makes accounts (setting access.registration)";

    private RegistrationAnswers() {}

    static void started(HttpServerResponse response, StartOutcome outcome) {
        switch (outcome) {
            case StartOutcome.Started(String token) ->
                Answers.json(response, ItemAnswerWriter.registrationToken(token));
            case StartOutcome.Closed() -> Answers.refuse(response, INVALID_ARGUMENTS, CLOSED);
            case StartOutcome.InvalidEmail() ->
                Answers.refuse(response, INVALID_EMAIL, "email must be an e-mail address, such as you@example.org");
            case StartOutcome.InvalidToken() ->
                Answers.refuse(response, INVALID_TOKEN, "registrationtoken is unknown, used, or of another address");
            case StartOutcome.TooManyRegistrations() ->
                Answers.refuse(
                        response, MAX_CONCURRENT_REGISTRATIONS, "too many registrations are going on; try again later");
            case StartOutcome.TooManySends() ->
                Answers.refuse(response, MAX_CODE_SEND, "the code was sent as often as it may be; try again later");
            case StartOutcome.SendFailed() ->
                Answers.refuse(response, UNAVAILABLE, "the e-mail could not be sent; try again later");
        }
    }

    static void finished(HttpServerResponse response, CodeOutcome outcome) {
        switch (outcome) {
            case CodeOutcome.Registered(var key) ->
                Answers.json(
                        response,
                        ItemAnswerWriter.registered(
                                new Credentials(key.account().value(), key.secret()), key.name()));
            case CodeOutcome.Closed() -> Answers.refuse(response, INVALID_ARGUMENTS, CLOSED);
            case CodeOutcome.InvalidToken() ->
                Answers.refuse(response, INVALID_TOKEN, "registrationtoken is unknown or used; start again");
            case CodeOutcome.InvalidCode() ->
                Answers.refuse(response, INVALID_CODE, "emailcode must be the six digits of the newest e-mail");
            case CodeOutcome.TooManyTries() ->
                Answers.refuse(response, MAX_CODE_RETRY, "emailcode was wrong too often; start again");
            case CodeOutcome.TimedOut() -> Answers.refuse(response, TIMEOUT_CODE, "emailcode is too old; start again");
            case CodeOutcome.Refused(String reason) -> Answers.refuse(response, INVALID_CREDENTIALS, reason);
        }
    }
}
