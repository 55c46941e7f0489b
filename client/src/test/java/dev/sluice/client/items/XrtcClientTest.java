package dev.sluice.client.items;

import static dev.sluice.client.items.ScriptedServer.GET;
import static dev.sluice.client.items.ScriptedServer.LOGIN;
import static dev.sluice.client.items.ScriptedServer.SET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.testkit.LeakExtension;
import dev.sluice.wire.items.GetQuery;
import dev.sluice.wire.items.Item;
import dev.sluice.wire.items.Mode;
import dev.sluice.wire.items.NewItem;
import dev.sluice.wire.items.PortalId;
import dev.sluice.wire.items.PortalQuery;
import dev.sluice.wire.items.Schedule;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(LeakExtension.class)
class XrtcClientTest {
    private final ScriptedServer server = new ScriptedServer();

    XrtcClientTest() throws IOException {}

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void openingLogsInAndEveryCallCarriesTheCookie() {
        server.on(SET, 200, "{\"servertimestamp\":1659716661000}").on(GET, 200, Json.items("hello"));
        try (XrtcClient client = server.clientBuilder().open()) {
            assertThat(client.loginTime()).isEqualTo(Instant.ofEpochMilli(1000));
            assertThat(client.set("a", "hello")).isEqualTo(Instant.ofEpochMilli(1659716661000L));
            assertThat(client.get("a")).containsExactly(new Item(new PortalId("a"), "hello", 1000));
        }
        assertThat(server.logins().getFirst().body())
                .isEqualTo("{\"accountid\":\"AC0123456789012345\",\"apikey\":\"secret\"}");
        assertThat(server.requests())
                .extracting(ScriptedExchange::body)
                .containsExactly(
                        "{\"items\":[{\"portalid\":\"a\",\"payload\":\"hello\"}]}",
                        "{\"portals\":[{\"portalid\":\"a\"}]}");
        assertThat(server.requests())
                .allSatisfy(request -> assertThat(request.header("Cookie")).contains("JSESSIONID=s1"));
    }

    @Test
    void oneConnectionServesCallsThatFollowEachOther() {
        server.on(SET, 200, "{\"servertimestamp\":1}");
        try (XrtcClient client = server.clientBuilder().open()) {
            for (int i = 0; i < 20; i++) {
                client.set("a", "x");
            }
        }
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void twoClientsDoNotShareASession() {
        server.on(SET, 200, "{\"servertimestamp\":1}");
        try (XrtcClient one = server.clientBuilder().open();
                XrtcClient two = server.clientBuilder().open()) {
            one.set("a", "x");
            two.set("a", "x");
            one.set("a", "x");
        }
        assertThat(server.requests())
                .extracting(request -> request.header("Cookie").orElseThrow())
                .containsExactly("JSESSIONID=s1", "JSESSIONID=s2", "JSESSIONID=s1");
    }

    @Test
    void theLoadBalancersCookieGoesAlong() {
        server.on(
                        LOGIN,
                        exchange -> exchange.header("Set-Cookie", "AWSALBAPP-0=lb; Path=/")
                                .header("Set-Cookie", "JSESSIONID=abc; HttpOnly; SameSite=Lax")
                                .answer(200, "{}"))
                .on(GET, 200, "{}");
        try (XrtcClient client = server.clientBuilder().open()) {
            assertThat(client.get("a")).isEmpty();
        }
        assertThat(server.requests().getFirst().header("Cookie")).contains("AWSALBAPP-0=lb; JSESSIONID=abc");
    }

    @Test
    void optionsReachTheServer() {
        server.on(GET, 200, "{}");
        try (XrtcClient client = server.clientBuilder().open()) {
            client.get(GetOptions.watch().fifo().cutoff(Duration.ofMillis(500)), "a", "b");
            client.get();
            client.get(new GetQuery(
                    List.of(new PortalQuery(new PortalId("a"), Schedule.LIFO, PortalQuery.NO_CUTOFF, 77)), Mode.PROBE));
        }
        assertThat(server.requests())
                .extracting(ScriptedExchange::body)
                .containsExactly(
                        "{\"portals\":[{\"portalid\":\"a\"},{\"portalid\":\"b\"}],"
                                + "\"mode\":\"watch\",\"schedule\":\"FIFO\",\"cutoff\":500}",
                        "{\"portals\":[]}",
                        "{\"portals\":[{\"portalid\":\"a\",\"servertimestamp\":77}]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{}\n", "{\"items\":[]}", "{\"items\":null}", "\n"})
    void anAnswerWithoutItemsIsNoItems(String body) {
        server.on(GET, 200, body);
        try (XrtcClient client = server.clientBuilder().open()) {
            assertThat(client.get("a").toList()).isEmpty();
            assertThat(client.get(GetOptions.stream(), "a").toList()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with space", "ümlaut", "a-b", "123456789012345678901234567890123"})
    void aWrongPortalIdIsRefusedBeforeItIsSent(String portalId) {
        try (XrtcClient client = server.clientBuilder().open()) {
            assertThatThrownBy(() -> client.set(portalId, "x"))
                    .isInstanceOf(XrtcException.InvalidArguments.class)
                    .hasMessageContaining("letters and digits");
            assertThatThrownBy(() -> client.get(portalId)).isInstanceOf(XrtcException.InvalidArguments.class);
        }
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aSetOfNothingOrOfHalfACharacterIsRefusedBeforeItIsSent() {
        try (XrtcClient client = server.clientBuilder().open()) {
            assertThatThrownBy(() -> client.set(List.of())).isInstanceOf(XrtcException.InvalidArguments.class);
            assertThatThrownBy(() -> client.set("a", "\uD83D"))
                    .isInstanceOf(XrtcException.InvalidArguments.class)
                    .hasMessageContaining("items[0].payload");
        }
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aRequestLargerThanTheLimitIsRefusedBeforeItIsSent() {
        server.on(SET, 200, "{}");
        try (XrtcClient client = server.clientBuilder().maxJsonBytes(100).open()) {
            client.set("a", "x".repeat(50));
            assertThatThrownBy(() -> client.set("a", "x".repeat(100)))
                    .isInstanceOf(XrtcException.InvalidArguments.class)
                    .hasMessageContaining("100 are allowed");
        }
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void theSameClientServesAsynchronousCallers() {
        server.on(SET, 200, "{\"servertimestamp\":5}");
        try (XrtcClient client = server.clientBuilder().open()) {
            assertThat(client.async().set(new NewItem(new PortalId("a"), "x")).join())
                    .isEqualTo(Instant.ofEpochMilli(5));
        }
        assertThat(server.logins()).hasSize(1);
    }

    @Test
    void theItemsOfAGetAreReadOnce() {
        server.on(GET, 200, Json.items("x"));
        try (XrtcClient client = server.clientBuilder().open()) {
            ItemStream items = client.get("a");
            assertThat(items.toList()).hasSize(1);
            assertThatThrownBy(items::iterator).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void lostItemsAreCountedAndTold() {
        server.on(GET, 200, "{\"items\":[],\"lost\":3}");
        List<Long> told = new java.util.ArrayList<>();
        try (XrtcClient client = server.clientBuilder().onLost(told::add).open()) {
            client.get("a").close();
            client.get("a").close();
            assertThat(client.lostItems()).isEqualTo(6);
        }
        assertThat(told).containsExactly(3L, 3L);
    }

    @Test
    void aListenerThatThrowsFailsItsGetAndKeepsNoConnection() {
        server.on(GET, exchange -> {
            exchange.chunked().chunk("{\"lost\":1}\n");
            exchange.awaitHangUp();
            exchange.close();
        });
        XrtcClientBuilder builder = server.clientBuilder().onLost(count -> {
            throw new IllegalStateException("listener");
        });
        try (XrtcClient client = builder.open()) {
            assertThatThrownBy(() -> client.get(GetOptions.stream(), "a").toList())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("listener");
            dev.sluice.testkit.Await.until("the connection to be closed", () -> server.openConnections() <= 1);
        }
    }
}
