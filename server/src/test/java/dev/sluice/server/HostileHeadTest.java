package dev.sluice.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.server.junit.SluiceExtension;
import dev.sluice.server.settings.Settings;
import dev.sluice.testkit.Await;
import dev.sluice.testkit.RawSocket;
import java.io.IOException;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Heads of requests that no proper client sends: one plain answer, the connection closed, nobody else disturbed. */
@ExtendWith(NothingLogged.class)
final class HostileHeadTest {
    @RegisterExtension
    static final SluiceExtension SLUICE = SluiceExtension.with();

    private HealthyClient healthy;

    @BeforeEach
    void startTheHealthyClient(SluiceServer server) throws IOException {
        healthy = HealthyClient.start(server);
    }

    @AfterEach
    void theHealthyClientNoticedNothing() throws IOException {
        healthy.awaitRounds(2);
        healthy.close();
    }

    static Stream<Arguments> rubbish() {
        String get = "GET /health/live HTTP/1.1\r\nHost: x\r\n";
        String post = "POST /v1/item/set HTTP/1.1\r\nHost: x\r\n";
        return Stream.of(
                Arguments.of("a header without colon", get + "nonsense\r\n\r\n", 400),
                Arguments.of("a blank in a header name", get + "a b: c\r\n\r\n", 400),
                Arguments.of("a blank before the colon", get + "Content-Length : 0\r\n\r\n", 400),
                Arguments.of("a NUL in a header name", get + "a\u0000b: c\r\n\r\n", 400),
                Arguments.of("a NUL in a header value", get + "a: b\u0000c\r\n\r\n", 400),
                Arguments.of("a method of rubbish", "G\u0001T / HTTP/1.1\r\n\r\n", 400),
                Arguments.of("no method", " / HTTP/1.1\r\n\r\n", 400),
                Arguments.of("no version", "GET /\r\n\r\n", 400),
                Arguments.of("a version of rubbish", "GET / HTTP/x.y\r\n\r\n", 400),
                Arguments.of("a first line too long", "GET /" + "x".repeat(5000) + " HTTP/1.1\r\n\r\n", 414),
                Arguments.of("a first line without end", "GET /" + "x".repeat(100_000), 414),
                Arguments.of("a header too long", get + "a: " + "x".repeat(9000) + "\r\n\r\n", 431),
                Arguments.of("headers too many", get + "a: b\r\n".repeat(3000) + "\r\n", 431),
                Arguments.of("headers without end", get + "a: b\r\n".repeat(20_000), 431),
                Arguments.of("two lengths", post + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}", 400),
                Arguments.of("two lengths in one", post + "Content-Length: 2, 3\r\n\r\n{}", 400),
                Arguments.of("a negative length", post + "Content-Length: -1\r\n\r\n{}", 400),
                Arguments.of("a length with sign", post + "Content-Length: +2\r\n\r\n{}", 400),
                Arguments.of("a length of rubbish", post + "Content-Length: two\r\n\r\n{}", 400),
                Arguments.of("a length beyond all", post + "Content-Length: 99999999999999999999\r\n\r\n{}", 400),
                Arguments.of(
                        "length and chunks",
                        post + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /smuggled",
                        400),
                Arguments.of(
                        "chunks and length",
                        post + "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\nGET /smuggled",
                        400),
                Arguments.of("an encoding of rubbish", post + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n", 400),
                Arguments.of("chunked not last", post + "Transfer-Encoding: chunked, gzip\r\n\r\n0\r\n\r\n", 400),
                Arguments.of("chunked twice", post + "Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n", 400),
                Arguments.of("a tab before chunked", post + "Transfer-Encoding: \u000bchunked\r\n\r\n0\r\n\r\n", 400),
                Arguments.of(
                        "chunks from HTTP/1.0",
                        "POST /v1/item/set HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                        400));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void rubbish(String name, String request, int status, SluiceServer server) throws IOException {
        double malformed = Scrape.of(server).value("sluice_http_malformed_total");
        try (RawSocket hostile = RawSocket.connect(server.baseUri().getPort())) {
            // Whether it takes the end of a long one or is through with it before.
            boolean _ = hostile.takes(request);
            String answers = new String(hostile.readToEnd(), ISO_8859_1);
            assertThat(answers)
                    .matches("(?s)HTTP/1.[01] " + status + " .*")
                    .containsIgnoringCase("\r\nconnection: close\r\n");
            assertThat(answers)
                    .contains("\r\n\r\n{\"error\":{\"errorgroup\":2,\"errorcode\":" + status)
                    .doesNotContain("Exception", "netty", "vertx");
            assertThat(answers.split("HTTP/1", -1)).as("one answer").hasSize(2);
        }
        Await.until("it to be counted", () -> Scrape.of(server).value("sluice_http_malformed_total") == malformed + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/3.0\r\n\r\n",
                "GET / HTTP/0.9\r\n\r\n",
                "GET / ICY/1.0\r\n\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
            })
    void aVersionThatIsNotSpokenHereIs501AndCloses(String request, SluiceServer server) throws IOException {
        try (RawSocket hostile = RawSocket.connect(server.baseUri().getPort())) {
            hostile.send(request);
            assertThat(new String(hostile.readToEnd(), ISO_8859_1)).contains(" 501 Not Implemented\r\n");
        }
    }

    @Test
    void otherProtocolsOnThisPortAreClosed(SluiceServer server) throws IOException {
        for (String hex : new String[] {
            "16030100c8010000c403", // a TLS client
            "5353482d322e302d4f70656e5353480d0a", // SSH-2.0-OpenSSH
            "00000000",
            "ffffffffffffffffffff0d0a0d0a",
            "030000130ee000000000000100080003000000" // RDP
        }) {
            try (RawSocket hostile = RawSocket.connect(server.baseUri().getPort())) {
                hostile.send(HexFormat.of().parseHex(hex));
                assertThat(new String(hostile.readToEnd(), ISO_8859_1)).as(hex).doesNotContain("200 OK");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: x\r\nHost: y",
                "Host: ]:[",
                "Host: x:99999999",
                "Cookie: ;;;=\"\"; JSESSIONID=\"",
                "Authorization: Basic §",
                "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABkAAQAAP__",
                "Connection: upgrade\r\nUpgrade: websocket",
                "Expect: 200-ok",
                "Range: bytes=0-0,-1",
                "If-None-Match: §",
                "X: \u00ff\u00fe"
            })
    void headersThatMeanNothingHereDoNotMatter(String header, SluiceServer server) throws IOException {
        try (RawClient client = RawClient.anonymous(server)) {
            client.socket().send(("GET /health/live HTTP/1.1\r\n" + header + "\r\n\r\n").getBytes(ISO_8859_1));
            assertThat(client.socket().readAnswer().body()).isEqualTo("live\n");
        }
    }

    @Test
    void aHeadThatTricklesIsClosedInTime() throws IOException {
        try (SluiceServer hasty = hasty();
                RawSocket slow = RawSocket.connect(hasty.baseUri().getPort())) {
            slow.send("GET /health/live HTTP/1.1\r\nX: ");
            Await.until("the server to close", () -> !slow.takes("x"));
        }
    }

    @Test
    void aConnectionThatIsIdleBetweenRequestsIsClosedInTime() throws IOException {
        try (SluiceServer hasty = hasty();
                RawClient client = RawClient.anonymous(hasty)) {
            assertThat(client.call("GET", "/health/live").status()).isEqualTo(200);
            assertThat(client.socket().readToEnd()).isEmpty();
        }
    }

    private static SluiceServer hasty() {
        return SluiceServer.startInMemory(
                Settings.with("http.address=127.0.0.1:0", "http.head-timeout=500ms", "http.keep-alive=1s"));
    }
}
