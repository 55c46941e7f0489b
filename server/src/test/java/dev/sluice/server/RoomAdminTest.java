package dev.sluice.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.server.junit.SluiceExtension;
import dev.sluice.testkit.RawAnswer;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code /admin/v1/rooms…}, {@code /admin/v1/roomtokens} and {@code /rtc/ice}, on a server that wants tokens. */
@ExtendWith(NothingLogged.class)
final class RoomAdminTest {
    private static final JsonMapper JSON = new JsonMapper();

    @RegisterExtension
    static final SluiceExtension SLUICE = SluiceExtension.with(
            "rooms.token-required=true",
            "rooms.token-secret=a secret of this test",
            "rooms.allowed-origins=https://app.example",
            "turn.urls=turn:HOST:3479?transport=udp",
            "turn.secret=another secret");

    private String authorization;
    private RawClient client;

    @BeforeEach
    void connect(SluiceServer server) throws IOException {
        String pair = "admin:" + server.adminPassword();
        authorization = "Authorization: Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
        client = RawClient.anonymous(server);
    }

    @AfterEach
    void close() throws IOException {
        client.close();
    }

    @Test
    void aPoolIsOpenedListedShownAndClosed(SluiceServer server) throws IOException {
        RawAnswer opened = admin("POST", "/admin/v1/rooms", "{\"name\":\"a/b + c\"}");
        assertThat(opened.status()).isEqualTo(201);
        assertThat(opened.body()).isEqualTo("{\"name\":\"a/b + c\",\"kept\":true,\"peers\":[]}");
        assertThat(admin("GET", "/admin/v1/rooms", "").body())
                .contains("{\"name\":\"a/b + c\",\"peers\":0,\"kept\":true}");

        try (RoomPeer peer = joined(server, "a/b + c")) {
            JsonNode shown = JSON.readTree(
                    admin("GET", "/admin/v1/rooms/a%2Fb%20+%20c", "").body());
            JsonNode first = shown.get("peers").get(0);
            assertThat(first.get("id").asString()).isEqualTo(peer.id());
            assertThat(first.get("address").asString()).isEqualTo("127.0.0.1");
            assertThat(first.get("connected").asBoolean()).isTrue();
            assertThat(first.get("description").isNull()).isTrue();
            assertThat(first.get("joinedms").asLong()).isPositive();
            assertThat(first.get("waitingbytes").asLong()).isZero();

            assertThat(admin("DELETE", "/admin/v1/rooms/a%2Fb%20+%20c", "").body())
                    .isEqualTo("{}");
            assertThat(peer.expect("rtc:stop")).hasToString("{}");
            peer.expectClose(1000);
        }
        assertError(admin("GET", "/admin/v1/rooms/a%2Fb%20+%20c", ""), 404, "there is no such pool");
    }

    @Test
    void aPoolThatWasOpenAlreadyIsKeptFromThenOn(SluiceServer server) throws IOException {
        try (RoomPeer peer = joined(server, "grown")) {
            assertThat(admin("GET", "/admin/v1/rooms/grown", "").body()).contains("\"kept\":false");
            assertThat(admin("POST", "/admin/v1/rooms", "{\"name\":\"grown\"}").body())
                    .contains("\"kept\":true", peer.id());
        }
        admin("DELETE", "/admin/v1/rooms/grown", "");
    }

    @Test
    void aPeerIsDescribedAndPutOut(SluiceServer server) throws IOException {
        try (RoomPeer stays = joined(server, "kick");
                RoomPeer goes = joined(server, "kick")) {
            stays.expect("rtc:peer");
            String path = "/admin/v1/rooms/kick/peers/" + goes.id();
            assertThat(admin("PUT", path + "/description", "{\"role\":\"guest\"}")
                            .body())
                    .isEqualTo("{}");
            JsonNode described = stays.expect("rtc:describe");
            assertThat(described.get("description")).hasToString("{\"role\":\"guest\"}");
            assertError(admin("PUT", path + "/description", "[]"), 400, "the body must be a JSON object, or null");
            assertThat(admin("DELETE", path, "").status()).isEqualTo(200);
            goes.expect("rtc:stop");
            goes.expectClose(1008);
            assertThat(stays.expect("rtc:close").get("id").asString()).isEqualTo(goes.id());
            assertError(admin("DELETE", path, ""), 404, "there is no such peer in that pool");
        }
    }

    @Test
    void tokensOpenTheirPoolAndNoOther(SluiceServer server) throws IOException {
        String token = token("tokens", "{\"pool\":\"tokens\"}");
        try (RoomPeer peer = RoomPeer.connect(server)) {
            peer.say("rtc:join", "{\"pool\":\"tokens\"}").expectError("token-required");
            peer.say("rtc:join", "{\"pool\":\"other\",\"token\":\"" + token + "\"}")
                    .expectError("bad-token");
            for (String forged : new String[] {"", ".", "x.y", token + "x", token.substring(1), "é", "\\u0000"}) {
                peer.say("rtc:join", "{\"pool\":\"tokens\",\"token\":\"" + forged + "\"}")
                        .expectError("bad-token");
            }
            peer.join(Map.of("pool", "tokens", "token", token));
        }
    }

    @Test
    void rightsOfATokenAreAllThereIs(SluiceServer server) throws IOException {
        String mayDescribe = token("rights", "{\"pool\":\"rights\",\"rights\":[\"describe\"],\"ttlseconds\":60}");
        try (RoomPeer other = joined(server, "rights");
                RoomPeer peer = RoomPeer.connect(server)) {
            peer.join(Map.of("pool", "rights", "token", mayDescribe));
            peer.sdp(other.id(), "{}").expectError("forbidden");
            peer.say("describe", "{}");
            other.expect("rtc:peer");
            other.expect("rtc:describe");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "POST | /admin/v1/rooms | {} | 400 | name is missing; it must be a text",
                "POST | /admin/v1/rooms | {\"name\":\"\"} | 400 | pool must be 1 to 256 characters without control characters",
                "POST | /admin/v1/rooms | {\"name\":\"x\",\"kept\":true} | 400 | kept: unknown field",
                "PUT | /admin/v1/rooms | {} | 405 | this path answers to GET, POST",
                "GET | /admin/v1/rooms/nowhere | `` | 404 | there is no such pool",
                "DELETE | /admin/v1/rooms/nowhere/peers/x | `` | 404 | there is no such peer in that pool",
                "GET | /admin/v1/rooms/%zz | `` | 400 | the path cannot be decoded; % must be followed by two hex digits",
                "GET | /admin/v1/rooms/a/b | `` | 404 | nothing is at this path",
                "GET | /admin/v1/roomsx | `` | 404 | nothing is at this path",
                "GET | /admin/v1/roomtokens | `` | 405 | this path answers to POST",
                "POST | /admin/v1/roomtokens | {\"pool\":\"x\",\"ttlseconds\":0} | 400 | ttlseconds must be 1 to 31622400",
                "POST | /admin/v1/roomtokens | {\"pool\":\"x\",\"rights\":[\"fly\"]} | 400 | rights are [SIGNAL, DESCRIBE], not 'fly'",
                "POST | /admin/v1/roomtokens | {} | 400 | pool is missing; it must be a text",
            })
    void whatIsWrongIsSaid(String method, String path, String body, int status, String message) throws IOException {
        RawAnswer answer = admin(method, path, body == null ? "" : body);
        assertThat(answer.status()).as("%s", answer).isEqualTo(status);
        assertThat(answer.body()).contains(message.startsWith("kept:") ? "kept" : message);
    }

    @Test
    void nobodyElseMayCall() throws IOException {
        assertThat(client.call("GET", "/admin/v1/rooms").status()).isEqualTo(401);
        assertThat(client.call("POST", "/admin/v1/roomtokens", "Content-Length: 0")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void turnIsOnlyForWhoMayJoin() throws IOException {
        assertThat(client.call("GET", "/rtc/ice").body())
                .contains("stun:localhost:", "\"ttlSeconds\":43200")
                .doesNotContain("turn:");
        assertThat(client.call("GET", "/rtc/ice?pool=ice&token=forged").body()).doesNotContain("turn:");
        String token = token("ice", "{\"pool\":\"ice\"}");
        assertThat(client.call("GET", "/rtc/ice?pool=other&token=" + token).body())
                .doesNotContain("turn:");
        assertThat(client.call("GET", "/rtc/ice?pool=ice&token=" + token).body())
                .contains("\"turn:localhost:3479?transport=udp\"", "\"username\":\"", "\"credential\":\"");
        assertThat(client.call("GET", "/rtc/ice?pool=%zz").status()).isEqualTo(400);
    }

    @Test
    void pagesOfAllowedOriginsMayReadTheIceServers() throws IOException {
        RawAnswer allowed = client.call("GET", "/rtc/ice", "Origin: https://app.example");
        assertThat(allowed.head().header("Access-Control-Allow-Origin")).contains("https://app.example");
        assertThat(client.call("GET", "/rtc/ice", "Origin: http://evil.example").status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"pool\":\"joined\"}"})
    void whoJoinsWithATokenIsToldOfTurn(String body, SluiceServer server) throws IOException {
        try (RoomPeer peer = RoomPeer.connect(server)) {
            JsonNode joined = peer.join(Map.of("pool", "joined", "token", token("joined", body)));
            assertThat(joined.get("iceServers").toString()).contains("turn:localhost:3479");
        }
    }

    private RoomPeer joined(SluiceServer server, String pool) throws IOException {
        RoomPeer peer = RoomPeer.connect(server);
        peer.join(Map.of("pool", pool, "token", token(pool, "{\"pool\":\"" + pool + "\"}")));
        return peer;
    }

    private String token(String pool, String body) throws IOException {
        RawAnswer made = admin("POST", "/admin/v1/roomtokens", body);
        assertThat(made.status()).as("%s", made).isEqualTo(201);
        JsonNode document = JSON.readTree(made.body());
        assertThat(document.get("pool").asString()).isEqualTo(pool);
        return document.get("token").asString();
    }

    private RawAnswer admin(String method, String path, String body) throws IOException {
        client.socket()
                .send(method + " " + path + " HTTP/1.1\r\n"
                        + client.headers(authorization, "Content-Length: " + body.getBytes(UTF_8).length) + "\r\n"
                        + body);
        return client.socket().readAnswer();
    }

    private static void assertError(RawAnswer answer, int status, String message) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(status);
        assertThat(answer.body()).contains("\"errormessage\":\"" + message + "\"");
    }
}
