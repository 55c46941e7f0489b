package dev.sluice.client.items;

import static dev.sluice.client.items.ScriptedServer.GET;
import static dev.sluice.client.items.ScriptedServer.LOGIN;
import static dev.sluice.client.items.ScriptedServer.SET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.testkit.Await;
import dev.sluice.testkit.LeakExtension;
import dev.sluice.wire.items.Item;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakExtension.class)
class ReloginTest {
    private static final String DENIED = Json.error(4, 10011, "SESSION_INVALIDATED");

    private final ScriptedServer server = new ScriptedServer();

    ReloginTest() throws IOException {}

    @AfterEach
    void stop() {
        server.close();
    }

    /** Denies this session, answers every other. */
    private static ScriptedServer.Script denying(String session, ScriptedServer.Script otherwise) {
        return exchange -> {
            if (exchange.header("Cookie").orElse("").equals("JSESSIONID=" + session)) {
                exchange.answer(401, DENIED);
            } else {
                otherwise.play(exchange);
            }
        };
    }

    @Test
    void aCallThatFindsItsSessionEndedIsRepeatedAfterANewLogin() {
        server.on(SET, denying("s1", exchange -> exchange.answer(200, "{\"servertimestamp\":7}")));
        try (XrtcClient client = server.clientBuilder().open()) {
            assertThat(client.set("a", "x")).isEqualTo(Instant.ofEpochMilli(7));
            assertThat(client.set("a", "y")).isEqualTo(Instant.ofEpochMilli(7));
        }
        assertThat(server.logins()).hasSize(2);
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void aSecondDenialIsThrown() {
        server.on(GET, 401, DENIED);
        try (XrtcClient client = server.clientBuilder().open()) {
            assertThatThrownBy(() -> client.get("a")).isInstanceOf(XrtcException.SessionEnded.class);
        }
        assertThat(server.logins()).hasSize(2);
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void callersWhoFindItEndedTogetherShareOneLogin() throws InterruptedException {
        CountDownLatch allDenied = new CountDownLatch(10);
        server.on(SET, exchange -> {
            if (exchange.header("Cookie").orElse("").equals("JSESSIONID=s1")) {
                allDenied.countDown();
                assertThat(allDenied.await(10, TimeUnit.SECONDS)).isTrue();
                exchange.answer(401, DENIED);
            } else {
                exchange.answer(200, "{\"servertimestamp\":7}");
            }
        });
        try (XrtcClient client = server.clientBuilder().open()) {
            List<CompletableFuture<Instant>> sets = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                sets.add(client.async().set("a", "x"));
            }
            assertThat(sets).allSatisfy(set -> assertThat(set.join()).isEqualTo(Instant.ofEpochMilli(7)));
        }
        assertThat(server.logins()).hasSize(2);
    }

    @Test
    void aFailedLoginIsEachWaitersFailureAndTheNextCallTriesAgain() {
        AtomicInteger logins = new AtomicInteger();
        server.on(LOGIN, exchange -> {
                    if (logins.incrementAndGet() == 2) {
                        exchange.answer(400, Json.error(4, 45, "TOO_FREQUENT_LOGIN"));
                    } else {
                        exchange.header("Set-Cookie", "JSESSIONID=s" + logins.get())
                                .answer(200, "{}");
                    }
                })
                .on(SET, denying("s1", exchange -> exchange.answer(200, "{}")));
        try (XrtcClient client = server.clientBuilder().open()) {
            assertThatThrownBy(() -> client.set("a", "x"))
                    .isInstanceOf(XrtcException.TooFrequentLogin.class)
                    .hasMessageContaining(LOGIN);
            client.set("a", "x");
        }
        assertThat(logins).hasValue(3);
    }

    @Test
    void itemsThatTheNewSessionBringsAgainAreNotDelivered() {
        String first = Json.answer(Json.item("a", "1", 1), Json.item("a", "same", 2), Json.item("a", "same", 2));
        String again = Json.answer(
                Json.item("a", "1", 1),
                Json.item("a", "same", 2),
                Json.item("a", "same", 2),
                Json.item("a", "same", 2),
                Json.item("a", "new", 3));
        AtomicInteger gets = new AtomicInteger();
        server.on(GET, exchange -> {
            switch (gets.incrementAndGet()) {
                case 1 -> exchange.answer(200, first);
                case 2 -> exchange.answer(401, DENIED);
                default -> exchange.answer(200, again);
            }
        });
        try (XrtcClient client = server.clientBuilder().open()) {
            assertThat(payloads(client)).containsExactly("1", "same", "same");
            assertThat(payloads(client)).containsExactly("same", "new");
        }
    }

    @Test
    void itemsOfAnAnswerThatTheReaderLeftUnreadComeAgain() {
        AtomicInteger gets = new AtomicInteger();
        server.on(GET, exchange -> {
            if (gets.incrementAndGet() == 2) {
                exchange.answer(401, DENIED);
            } else {
                exchange.answer(200, Json.items("1", "2", "3"));
            }
        });
        try (XrtcClient client = server.clientBuilder().open()) {
            try (ItemStream items = client.get("a")) {
                assertThat(items.iterator().next().payload()).isEqualTo("1");
            }
            assertThat(payloads(client)).containsExactly("2", "3");
        }
    }

    @Test
    void aGetOfAllPortalsMovesNoCursorAndIsNeverFiltered() {
        server.on(GET, denying("s1", exchange -> exchange.answer(200, Json.items("1"))));
        try (XrtcClient client = server.clientBuilder().open()) {
            assertThat(client.get().toList()).hasSize(1);
            assertThat(client.get().toList()).hasSize(1);
            assertThat(payloads(client)).containsExactly("1");
        }
    }

    @Test
    void aStreamOpenedAfterTheNewLoginIsFilteredItemByItem() {
        AtomicInteger gets = new AtomicInteger();
        server.on(GET, exchange -> {
            switch (gets.incrementAndGet()) {
                case 1 -> exchange.answer(200, Json.items("1", "2"));
                case 2 -> exchange.answer(401, DENIED);
                default ->
                    exchange.chunked()
                            .chunk(Json.items("1") + "\n")
                            .chunk(Json.answer(Json.item("a", "2", 1001), Json.item("a", "3", 1002)) + "\n")
                            .lastChunk();
            }
        });
        try (XrtcClient client = server.clientBuilder().open()) {
            assertThat(payloads(client)).containsExactly("1", "2");
            assertThat(client.get(GetOptions.stream().fifo(), "a").toList())
                    .extracting(Item::payload)
                    .containsExactly("3");
        }
    }

    @Test
    void aFollowGoesOnInTheNewSession() {
        AtomicInteger gets = new AtomicInteger();
        server.on(GET, exchange -> {
            switch (gets.incrementAndGet()) {
                case 1 -> exchange.answer(200, Json.items("1", "2") + "\n");
                case 2 -> exchange.answer(401, DENIED);
                case 3 -> exchange.answer(200, Json.items("1", "2", "3") + "\n");
                default -> {
                    exchange.chunked();
                    exchange.awaitHangUp();
                    exchange.close();
                }
            }
        });
        try (XrtcClient client = server.clientBuilder().open();
                ItemStream items = client.follow(GetOptions.stream().fifo(), "a")) {
            assertThat(items.stream().limit(3).map(Item::payload)).containsExactly("1", "2", "3");
        }
        Await.until("the stream to be closed", () -> server.openConnections() == 0);
    }

    private static List<String> payloads(XrtcClient client) {
        return client.get("a").stream().map(Item::payload).toList();
    }
}
