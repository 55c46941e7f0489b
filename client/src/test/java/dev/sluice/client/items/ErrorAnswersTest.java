package dev.sluice.client.items;

import static dev.sluice.client.items.ScriptedServer.GET;
import static dev.sluice.client.items.ScriptedServer.LOGIN;
import static dev.sluice.client.items.ScriptedServer.SET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.testkit.LeakExtension;
import dev.sluice.wire.items.ErrorAnswer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(LeakExtension.class)
class ErrorAnswersTest {
    private final ScriptedServer server = new ScriptedServer();

    ErrorAnswersTest() throws IOException {}

    @AfterEach
    void stop() {
        server.close();
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of(400, Json.error(2, 20, "INPUT"), XrtcException.InvalidArguments.class),
                Arguments.of(400, Json.error(6, 30, "INVALID_ARGUMENTS"), XrtcException.InvalidArguments.class),
                Arguments.of(400, Json.error(6, 999, "NEW"), XrtcException.InvalidArguments.class),
                Arguments.of(400, Json.error(4, 35, "INVALID_CREDENTIALS"), XrtcException.InvalidCredentials.class),
                Arguments.of(400, Json.error(4, 45, "TOO_FREQUENT_LOGIN"), XrtcException.TooFrequentLogin.class),
                Arguments.of(401, Json.error(4, 10011, "SESSION"), XrtcException.SessionEnded.class),
                Arguments.of(400, Json.error(4, 10011, "SESSION"), XrtcException.SessionEnded.class),
                Arguments.of(401, "", XrtcException.SessionEnded.class),
                Arguments.of(429, Json.error(2, 21, "TOO_MANY"), XrtcException.RateLimited.class),
                Arguments.of(429, "slow down", XrtcException.RateLimited.class),
                Arguments.of(500, "<html>oops</html>", XrtcException.ServerFault.class),
                Arguments.of(503, Json.error(2, 23, "UNAVAILABLE"), XrtcException.ServerFault.class),
                Arguments.of(404, "<html>not found</html>", XrtcException.ProtocolViolation.class),
                Arguments.of(204, "", XrtcException.ProtocolViolation.class),
                Arguments.of(302, "", XrtcException.ProtocolViolation.class));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void anErrorBecomesItsException(int status, String body, Class<? extends XrtcException> type) {
        server.on(SET, status, body).on(GET, status, body);
        try (XrtcClient client = server.clientBuilder().open()) {
            XrtcException thrown = catchThrowableOfType(XrtcException.class, () -> client.set("a", "x"));
            assertThat(thrown).isExactlyInstanceOf(type);
            assertThat(thrown.url()).isEqualTo(URI.create(server.url() + SET));
            assertThat(thrown.status()).hasValue(status);
            assertThat(thrown).hasMessageContaining(SET).hasMessageContaining("HTTP " + status);
            assertThat(thrown.getStackTrace())
                    .anyMatch(frame -> frame.getClassName().equals(ErrorAnswersTest.class.getName()));

            assertThatThrownBy(() -> client.get("a")).isExactlyInstanceOf(type);
            assertThatThrownBy(() -> client.get(GetOptions.stream(), "a")).isExactlyInstanceOf(type);
        }
    }

    @Test
    void theErrorIsDecodedAlsoWhenItsCodeIsUnknown() {
        server.on(SET, 400, Json.error(9, 4711, "SOMETHING_NEW"));
        try (XrtcClient client = server.clientBuilder().open()) {
            XrtcException thrown = catchThrowableOfType(XrtcException.class, () -> client.set("a", "x"));
            assertThat(thrown.error()).contains(new ErrorAnswer(9, 4711, "SOMETHING_NEW"));
            assertThat(thrown).hasMessageContaining("error 4711, SOMETHING_NEW");
        }
    }

    @Test
    void aClientWorksOnAfterAnError() {
        server.on(SET, 400, Json.error(6, 30, "INVALID_ARGUMENTS")).on(GET, 200, Json.items("x"));
        try (XrtcClient client = server.clientBuilder().open()) {
            assertThatThrownBy(() -> client.set("a", "x")).isInstanceOf(XrtcException.InvalidArguments.class);
            assertThat(client.get("a")).hasSize(1);
        }
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void theServersWishWhenToComeBackIsTold() {
        server.on(SET, exchange -> exchange.header("Retry-After", "7").answer(429, ""))
                .on(
                        GET,
                        exchange -> exchange.header("Retry-After", "Wed, 21 Oct 2026 07:28:00 GMT")
                                .answer(503, ""));
        try (XrtcClient client = server.clientBuilder().open()) {
            assertThat(catchThrowableOfType(XrtcException.RateLimited.class, () -> client.set("a", "x"))
                            .retryAfter())
                    .contains(Duration.ofSeconds(7));
            assertThat(catchThrowableOfType(XrtcException.ServerFault.class, () -> client.get("a"))
                            .retryAfter())
                    .isEmpty();
        }
    }

    @Test
    void aRefusedLoginOpensNothing() {
        server.on(LOGIN, 400, Json.error(4, 35, "INVALID_CREDENTIALS"));
        assertThatThrownBy(() -> server.clientBuilder().open())
                .isInstanceOf(XrtcException.InvalidCredentials.class)
                .hasMessageContaining(LOGIN);
        assertThat(server.clientBuilder().openAsync())
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(XrtcException.InvalidCredentials.class);
    }

    @Test
    void aLoginWithoutSessionCookieIsNoLogin() {
        server.on(LOGIN, exchange -> exchange.header("Set-Cookie", "other=1").answer(200, "{\"servertimestamp\":1}"));
        assertThatThrownBy(() -> server.clientBuilder().open())
                .isInstanceOf(XrtcException.ProtocolViolation.class)
                .hasMessageContaining("JSESSIONID");
    }

    @Test
    void aRedirectIsNotFollowedButShown() {
        server.on(
                SET,
                exchange -> exchange.header("Location", "http://elsewhere/").answer(307, ""));
        try (XrtcClient client = server.clientBuilder().open()) {
            assertThatThrownBy(() -> client.set("a", "x"))
                    .isInstanceOf(XrtcException.ProtocolViolation.class)
                    .hasMessageContaining("http://elsewhere/");
        }
    }

    @Test
    void aCompressedAnswerIsRefused() {
        server.on(GET, exchange -> exchange.header("Content-Encoding", "gzip").answer(200, "x"));
        try (XrtcClient client = server.clientBuilder().open()) {
            assertThatThrownBy(() -> client.get("a"))
                    .isInstanceOf(XrtcException.ProtocolViolation.class)
                    .hasMessageContaining("gzip");
        }
        assertThat(server.requests().getFirst().header("Accept-Encoding")).contains("identity");
    }

    @ParameterizedTest
    @ValueSource(strings = {"OK", "{\"items\":[", "{\"items\":{}}", "[]", "{\"items\":[{\"portalid\":\"a\"}]}"})
    void aBrokenAnswerSaysWhereItIsBroken(String body) {
        server.on(GET, 200, body).on(SET, 200, "[]");
        try (XrtcClient client = server.clientBuilder().open()) {
            assertThatThrownBy(() -> client.get("a"))
                    .isInstanceOf(XrtcException.ProtocolViolation.class)
                    .hasMessageContaining("the answer is broken");
            assertThatThrownBy(() -> client.get(GetOptions.stream(), "a").toList())
                    .isInstanceOf(XrtcException.ProtocolViolation.class);
            assertThatThrownBy(() -> client.set("a", "x")).isInstanceOf(XrtcException.ProtocolViolation.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SSH-2.0-x\r\n", "HTTP/1.1 abc\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n"})
    void whatIsNotHttpFailsTheCall(String bytes) {
        server.on(GET, exchange -> {
            exchange.raw(bytes);
            exchange.close();
        });
        try (XrtcClient client = server.clientBuilder().open()) {
            assertThatThrownBy(() -> client.get("a")).isInstanceOf(XrtcException.class);
        }
    }
}
