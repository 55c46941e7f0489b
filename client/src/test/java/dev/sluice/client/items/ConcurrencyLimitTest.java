package dev.sluice.client.items;

import static dev.sluice.client.items.ScriptedServer.GET;
import static dev.sluice.client.items.ScriptedServer.SET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.testkit.Await;
import dev.sluice.testkit.LeakExtension;
import java.io.IOException;
import java.time.Duration;
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
class ConcurrencyLimitTest {
    private final ScriptedServer server = new ScriptedServer();
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    ConcurrencyLimitTest() throws IOException {
        server.on(SET, exchange -> {
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            assertThat(goOn.await(30, TimeUnit.SECONDS)).isTrue();
            underWay.decrementAndGet();
            exchange.answer(200, "{}");
        });
    }

    @AfterEach
    void stop() {
        goOn.countDown();
        server.close();
    }

    @Test
    void noMoreThanTheLimitIsUnderWayAndAllGetTheirTurn() {
        try (XrtcClient client = server.clientBuilder().open()) {
            List<CompletableFuture<Instant>> sets = sets(client, 100);
            Await.until("25 under way", () -> underWay.get() == 25);
            goOn.countDown();
            sets.forEach(CompletableFuture::join);
            assertThat(most).hasValueLessThanOrEqualTo(25);
            assertThat(server.connections()).isLessThanOrEqualTo(25);
        }
    }

    @Test
    void theConnectionLimitCountsWhereItIsSmaller() {
        try (XrtcClient client = server.clientBuilder().maxConnections(3).open()) {
            List<CompletableFuture<Instant>> sets = sets(client, 10);
            Await.until("3 under way", () -> underWay.get() == 3);
            goOn.countDown();
            sets.forEach(CompletableFuture::join);
            assertThat(server.connections()).isLessThanOrEqualTo(3);
        }
    }

    @Test
    void aStreamLeftOpenMakesOthersWaitAndFailWithAHint() {
        server.on(GET, exchange -> {
            exchange.chunked().chunk(Json.items("1") + "\n");
            exchange.awaitHangUp();
            exchange.close();
        });
        XrtcClientBuilder builder =
                server.clientBuilder().maxConcurrentRequests(1).totalTimeout(Duration.ofSeconds(2));
        try (XrtcClient client = builder.open();
                ItemStream forgotten = client.get(GetOptions.stream(), "a")) {
            assertThat(forgotten.iterator().next().payload()).isEqualTo("1");
            assertThatThrownBy(() -> client.set("a", "y"))
                    .isInstanceOf(XrtcException.ConnectionFailed.class)
                    .hasMessageContaining("1 concurrent requests")
                    .hasMessageContaining("streams");
        }
    }

    @Test
    void moreThanMayWaitFailAtOnce() {
        try (XrtcClient client = server.clientBuilder()
                .maxConcurrentRequests(1)
                .maxWaitingRequests(2)
                .open()) {
            List<CompletableFuture<Instant>> sets = sets(client, 3);
            assertThatThrownBy(() -> client.set("a", "x"))
                    .isInstanceOf(XrtcException.ConnectionFailed.class)
                    .hasMessageContaining("2 requests already wait");
            goOn.countDown();
            sets.forEach(CompletableFuture::join);
        }
    }

    @Test
    void answersThatAreReadGiveTheirPlaceBackHoweverTheyEnd() {
        server.on(GET, 200, Json.items("1", "2"));
        try (XrtcClient client = server.clientBuilder().maxConcurrentRequests(1).open()) {
            for (int i = 0; i < 10; i++) {
                client.get("a").iterator().next();
                client.get(GetOptions.stream(), "a").toList();
                try (ItemStream closed = client.get(GetOptions.stream(), "a")) {
                    closed.iterator().next();
                }
            }
            server.on(GET, 400, Json.error(6, 30, "no"));
            for (int i = 0; i < 10; i++) {
                assertThatThrownBy(() -> client.get("a")).isInstanceOf(XrtcException.InvalidArguments.class);
            }
            server.on(GET, 200, "broken");
            for (int i = 0; i < 10; i++) {
                assertThatThrownBy(() -> client.get("a")).isInstanceOf(XrtcException.ProtocolViolation.class);
            }
        }
    }

    private static List<CompletableFuture<Instant>> sets(XrtcClient client, int count) {
        List<CompletableFuture<Instant>> sets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sets.add(client.async().set("a", "x"));
        }
        return sets;
    }
}
