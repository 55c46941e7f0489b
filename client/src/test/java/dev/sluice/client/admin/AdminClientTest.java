package dev.sluice.client.admin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sluice.testkit.LeakExtension;
import dev.sluice.testkit.ReservedPort;
import dev.sluice.wire.admin.AccountDocument;
import dev.sluice.wire.admin.KeyDocument;
import dev.sluice.wire.admin.NewRoomToken;
import dev.sluice.wire.admin.RoomSummary;
import dev.sluice.wire.admin.RoomTokenDocument;
import dev.sluice.wire.rooms.RawValue;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakExtension.class)
class AdminClientTest {
    private static final String ACCOUNT = "{\"accountid\":\"AC1\",\"label\":\"one\",\"createdms\":1000,"
            + "\"disabled\":false,\"keys\":2,\"requeststhismonth\":3,\"newer\":true}";
    private static final String KEY =
            "{\"keyid\":\"k1\",\"name\":\"camera\",\"apikey\":\"secret\",\"createdms\":1000,\"disabled\":false}";

    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    private final AdminClient admin = AdminClient.open(url, "pass wörd");
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile String answer = "{}";

    AdminClientTest() throws IOException {
        server.createContext("/", this::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body + " "
                + exchange.getRequestHeaders().getFirst("Authorization"));
        byte[] bytes = answer.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @AfterEach
    void stop() {
        admin.close();
        server.stop(0);
    }

    @Test
    void accountsAreMadeListedAndDisabled() {
        answer = ACCOUNT;
        AccountDocument expected = new AccountDocument("AC1", "one", null, 1000, false, 2, 3);
        assertThat(admin.createAccount("one")).isEqualTo(expected);
        assertThat(admin.disableAccount("AC1")).isEqualTo(expected);
        assertThat(admin.enableAccount("AC1")).isEqualTo(expected);
        answer = "{\"accounts\":[" + ACCOUNT + "]}";
        assertThat(admin.accounts()).containsExactly(expected);

        assertThat(requests)
                .map(request -> request.substring(0, request.lastIndexOf(" Basic")))
                .containsExactly(
                        "POST /admin/v1/accounts {\"label\":\"one\"}",
                        "PATCH /admin/v1/accounts/AC1 {\"disabled\":true}",
                        "PATCH /admin/v1/accounts/AC1 {\"disabled\":false}",
                        "GET /admin/v1/accounts ");
    }

    @Test
    void keysAreMadeListedAndRevoked() {
        answer = KEY;
        assertThat(admin.createKey("AC1", "camera"))
                .isEqualTo(new KeyDocument("k1", "camera", "secret", 1000, null, false));
        answer =
                "{\"keys\":[{\"keyid\":\"k1\",\"name\":\"camera\",\"createdms\":1,\"lastusedms\":2,\"disabled\":true}]}";
        assertThat(admin.keys("AC1")).containsExactly(new KeyDocument("k1", "camera", null, 1, 2L, true));
        answer = "{}";
        admin.revokeKey("AC1", "../k 1");

        assertThat(requests)
                .map(request -> request.substring(0, request.lastIndexOf(" Basic")))
                .containsExactly(
                        "POST /admin/v1/accounts/AC1/keys {\"name\":\"camera\"}",
                        "GET /admin/v1/accounts/AC1/keys ",
                        "DELETE /admin/v1/accounts/AC1/keys/..%2Fk%201 ");
    }

    @Test
    void thePasswordGoesAsHttpBasicInUtf8() {
        admin.revokeKey("AC1", "k1");
        assertThat(requests.getFirst()).endsWith("Basic YWRtaW46cGFzcyB3w7ZyZA==");
    }

    @Test
    void roomsAreListedShownOpenedAndClosed() {
        answer = "{\"pools\":[{\"name\":\"a/b\",\"peers\":2,\"kept\":true}]}";
        assertThat(admin.rooms()).containsExactly(new RoomSummary("a/b", 2, true));
        answer =
                "{\"name\":\"a/b\",\"kept\":true,\"peers\":[{\"id\":\"x\",\"address\":\"::1\",\"description\":{\"n\":1},"
                        + "\"joinedms\":5,\"connected\":true,\"waitingbytes\":6}]}";
        assertThat(admin.room("a/b").peers()).singleElement().satisfies(peer -> {
            assertThat(peer.id()).isEqualTo("x");
            assertThat(peer.description()).hasToString("{\"n\":1}");
        });
        answer = "{}";
        admin.openRoom("ü");
        admin.closeRoom("..");
        admin.kick("a/b", "x");
        admin.describe("a/b", "x", RawValue.NULL);
        assertThat(requests.stream().map(request -> request.substring(0, request.indexOf(" Basic"))))
                .containsExactly(
                        "GET /admin/v1/rooms ",
                        "GET /admin/v1/rooms/a%2Fb ",
                        "POST /admin/v1/rooms {\"name\":\"ü\"}",
                        "DELETE /admin/v1/rooms/%2E%2E ",
                        "DELETE /admin/v1/rooms/a%2Fb/peers/x ",
                        "PUT /admin/v1/rooms/a%2Fb/peers/x/description null");
    }

    @Test
    void aRoomTokenIsMade() {
        answer = "{\"token\":\"t\",\"pool\":\"p\",\"rights\":[\"SIGNAL\"],\"expiresms\":7}";
        assertThat(admin.createRoomToken(new NewRoomToken("p", List.of("SIGNAL"), 60L)))
                .isEqualTo(new RoomTokenDocument("t", "p", List.of("SIGNAL"), 7));
        assertThat(requests)
                .first()
                .asString()
                .contains("POST /admin/v1/roomtokens {\"pool\":\"p\",\"rights\":[\"SIGNAL\"],\"ttlseconds\":60}");
    }

    @Test
    void theServersWordsAreTheMessage() {
        status = 404;
        answer = "{\"error\":{\"errorgroup\":2,\"errorcode\":404,\"errormessage\":\"no account AC9\"}}";
        assertThatThrownBy(() -> admin.keys("AC9"))
                .isInstanceOfSatisfying(AdminException.class, failure -> {
                    assertThat(failure.status()).hasValue(404);
                    assertThat(failure.url()).isEqualTo(URI.create(url + "/admin/v1/accounts/AC9/keys"));
                })
                .hasMessageContaining("HTTP 404, no account AC9");
    }

    @Test
    void anotherServersAnswerIsNoAnswer() {
        answer = "<html>";
        assertThatThrownBy(admin::accounts)
                .isInstanceOf(AdminException.class)
                .hasMessageContaining("not the admin API");
        answer = "{}";
        assertThatThrownBy(admin::accounts).isInstanceOf(AdminException.class);
        status = 302;
        assertThatThrownBy(admin::accounts).isInstanceOf(AdminException.class).hasMessageContaining("302");
    }

    @Test
    void whereNobodyListensThatIsSaid() {
        try (ReservedPort unused = new ReservedPort();
                AdminClient nobody = AdminClient.open(URI.create("http://127.0.0.1:" + unused.port() + "/"), "x")) {
            assertThatThrownBy(nobody::accounts)
                    .isInstanceOfSatisfying(
                            AdminException.class,
                            failure -> assertThat(failure.status()).isEmpty())
                    .hasMessageContaining("is a server listening there?");
        }
    }

    @Test
    void anAddressThatIsNoneIsRefused() {
        assertThatThrownBy(() -> AdminClient.open(URI.create("localhost:8080"), "x"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
