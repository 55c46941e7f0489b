package dev.sluice.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.server.junit.SluiceExtension;
import dev.sluice.testkit.RawAnswer;
import dev.sluice.testkit.RawHead;
import dev.sluice.testkit.RawSocket;
import dev.sluice.wire.items.ItemPaths;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP itself: paths, methods, versions, pipelining. */
@ExtendWith({NothingLogged.class, SluiceExtension.class})
final class FrontDoorTest {
    @ParameterizedTest
    @CsvSource({
        "GET, /v1/item/set, POST",
        "PUT, /v1/item/get, POST",
        "OPTIONS, /v1/auth/login, POST",
        "DELETE, /v1/item/stream, GET",
        "PATCH, /health/live, 'GET, HEAD'",
        "BREW, /v1/item/socket, GET",
        "POST, /metrics, GET",
        "POST, /, 'GET, HEAD'",
    })
    void anotherMethodIs405AndSaysWhichItAnswersTo(String method, String path, String allowed, SluiceServer server)
            throws IOException {
        try (RawClient client = RawClient.anonymous(server)) {
            RawAnswer answer = client.call(method, path);
            assertThat(answer.status()).isEqualTo(405);
            assertThat(answer.head().header("Allow")).hasValue(allowed);
            assertThat(answer.body())
                    .isEqualTo("{\"error\":{\"errorgroup\":2,\"errorcode\":405,\"errormessage\":"
                            + "\"this path answers to " + allowed + "\"}}");
            assertThat(client.call("GET", "/health/live").body()).isEqualTo("live\n");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /nothing",
        "POST, /v1/item/nothing",
        "POST, /v1/item/set/",
        "POST, //v1/item/set",
        "POST, /V1/item/set",
        "POST, /v1/item/%73et",
        "GET, /../pom.xml",
        "GET, /console/..%2f..%2fapplication",
        "GET, /web/index.html",
        "GET, /index.html%00.js",
        "OPTIONS, *",
        "DELETE, /nothing"
    })
    void anUnknownPathIs404WhateverTheMethod(String method, String path, SluiceServer server) throws IOException {
        try (RawClient client = RawClient.anonymous(server)) {
            RawAnswer answer = client.call(method, path, "Content-Length: 0");
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body())
                    .isEqualTo("{\"error\":{\"errorgroup\":2,\"errorcode\":404,\"errormessage\":"
                            + "\"nothing is at this path\"}}");
            assertThat(client.call("GET", "/health/live").body()).isEqualTo("live\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health/live", "/health/ready", "/", "/v1/item/set", "/nothing"})
    void theAnswerToAHeadHasNoBody(String path, SluiceServer server) throws IOException {
        try (RawClient client = RawClient.anonymous(server)) {
            client.socket().send("HEAD " + path + " HTTP/1.1\r\n" + client.headers() + "\r\n");
            client.socket().readHead();
            assertThat(client.call("GET", "/health/live").body()).isEqualTo("live\n");
        }
    }

    @Test
    void aTargetInAbsoluteFormIsTaken(SluiceServer server) throws IOException {
        try (RawClient client = RawClient.anonymous(server)) {
            assertThat(client.call("GET", server.baseUri() + "/health/live").body())
                    .isEqualTo("live\n");
        }
    }

    @Test
    void aQueryAfterThePathDoesNotMatter(SluiceServer server) throws IOException {
        try (RawClient client = RawClient.ofNewAccount(server)) {
            assertThat(client.post(ItemPaths.GET + "?x=%zz&&=", "{}").body()).isEqualTo("{}");
        }
    }

    @Test
    void pipelinedRequestsAreAnsweredInOrder(SluiceServer server) throws IOException {
        try (RawClient client = RawClient.ofNewAccount(server)) {
            ByteArrayOutputStream requests = new ByteArrayOutputStream();
            for (int i = 0; i < 50; i++) {
                String item = "{\"items\":[{\"portalid\":\"abc\",\"payload\":\"p" + i + "\"}]}";
                requests.writeBytes(client.request(ItemPaths.SET, item.getBytes(UTF_8)));
                requests.writeBytes(
                        client.request(ItemPaths.GET, "{\"portals\":[{\"portalid\":\"abc\"}]}".getBytes(UTF_8)));
            }
            client.socket().send(requests.toByteArray());
            for (int i = 0; i < 50; i++) {
                assertThat(client.socket().readAnswer().body()).startsWith("{\"servertimestamp\":");
                assertThat(client.socket().readAnswer().body())
                        .startsWith("{\"items\":[{\"portalid\":\"abc\",\"payload\":\"p" + i + "\",");
            }
        }
    }

    @Test
    void aRequestPipelinedBehindALoginIsAnsweredAfterIt(SluiceServer server) throws IOException {
        try (RawClient client = RawClient.anonymous(server)) {
            client.begin(ItemPaths.LOGIN, "{\"accountid\":\"AC1\",\"apikey\":\"x\"}");
            client.begin(ItemPaths.LOGIN, "{");
            assertThat(client.socket().readAnswer().body()).contains("\"errorcode\":35");
            assertThat(client.socket().readAnswer().body()).contains("\"errorcode\":20");
        }
    }

    @Test
    void aBodyInChunksIsABody(SluiceServer server) throws IOException {
        try (RawClient client = RawClient.ofNewAccount(server)) {
            client.socket()
                    .send("POST /v1/item/get HTTP/1.1\r\n" + client.headers("Transfer-Encoding: chunked")
                            + "\r\n1\r\n{\r\n1;ext=1\r\n}\r\n0\r\nTrailer: x\r\n\r\n");
            assertThat(client.socket().readAnswer().body()).isEqualTo("{}");
            assertThat(client.get("{}").body()).isEqualTo("{}");
        }
    }

    @Test
    void aClientThatExpectsAContinueGetsIt(SluiceServer server) throws IOException {
        try (RawClient client = RawClient.ofNewAccount(server)) {
            client.socket()
                    .send("POST /v1/item/get HTTP/1.1\r\n" + client.headers("Content-Length: 2", "Expect: 100-continue")
                            + "\r\n");
            assertThat(client.socket().readHead().status()).isEqualTo(100);
            client.socket().send("{}");
            assertThat(client.socket().readAnswer().body()).isEqualTo("{}");
        }
    }

    @Test
    void anHttp10RequestIsAnsweredAndItsConnectionClosed(SluiceServer server) throws IOException {
        try (RawSocket old = RawSocket.connect(server.baseUri().getPort())) {
            old.send("GET /health/live HTTP/1.0\r\n\r\n");
            RawHead head = old.readHead();
            assertThat(head.statusLine()).isEqualTo("HTTP/1.0 200 OK");
            assertThat(old.readToEnd()).asString(UTF_8).isEqualTo("live\n");
        }
    }

    @Test
    void aConnectionThatIsToBeClosedIsClosedAfterItsAnswer(SluiceServer server) throws IOException {
        try (RawClient client = RawClient.anonymous(server)) {
            RawAnswer answer = client.call("GET", "/health/live", "Connection: close");
            assertThat(answer.head().header("Connection")).hasValue("close");
            assertThat(client.socket().readToEnd()).isEmpty();
        }
    }

    @Test
    void anEmptyLineBeforeARequestIsPassedOver(SluiceServer server) throws IOException {
        try (RawClient client = RawClient.anonymous(server)) {
            client.socket().send("\r\n\r\n");
            assertThat(client.call("GET", "/health/live").body()).isEqualTo("live\n");
        }
    }
}
