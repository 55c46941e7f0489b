package dev.sluice.client.items;

import static dev.sluice.client.items.ScriptedServer.GET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.testkit.Await;
import dev.sluice.testkit.LeakExtension;
import dev.sluice.wire.items.Item;
import java.io.IOException;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakExtension.class)
class FollowTest {
    private final ScriptedServer server = new ScriptedServer();
    private final AtomicInteger rounds = new AtomicInteger();

    FollowTest() throws IOException {}

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void itGoesOnWhereAStreamEnds() {
        server.on(GET, exchange -> {
            int round = rounds.incrementAndGet();
            exchange.chunked()
                    .chunk(Json.answer(Json.item("a", "r" + round, round)) + "\n")
                    .lastChunk();
        });
        try (XrtcClient client = server.clientBuilder().open();
                ItemStream items = client.follow(GetOptions.probe().fifo(), "a")) {
            assertThat(items.stream().limit(5).map(Item::payload)).containsExactly("r1", "r2", "r3", "r4", "r5");
        }
        assertThat(server.requests())
                .allSatisfy(request -> assertThat(request.body())
                        .isEqualTo("{\"portals\":[{\"portalid\":\"a\"}],\"mode\":\"stream\",\"schedule\":\"FIFO\"}"));
    }

    @Test
    void aPublisherFollowsToo() {
        server.on(GET, exchange -> {
            int round = rounds.incrementAndGet();
            exchange.answer(200, Json.answer(Json.item("a", "r" + round, round)) + "\n");
        });
        try (AsyncXrtcClient client = server.clientBuilder().openAsync().join()) {
            RecordingSubscriber subscriber = new RecordingSubscriber();
            client.follow(GetOptions.stream(), "a").subscribe(subscriber);
            subscriber.request(3).awaitSignals(3);
            assertThat(subscriber.signals()).containsExactly("r1", "r2", "r3");
            assertThat(rounds).hasValueLessThanOrEqualTo(4);
            subscriber.cancel();
        }
    }

    @Test
    void aServerThatEndsEmptyStreamsAtOnceIsNotAskedInALoop() {
        server.on(GET, exchange -> {
            if (rounds.incrementAndGet() == 4) {
                exchange.answer(200, Json.items("x"));
            } else {
                exchange.answer(200, "{}\n");
            }
        });
        long start = System.nanoTime();
        try (XrtcClient client = server.clientBuilder().open();
                ItemStream items = client.follow(GetOptions.stream(), "a")) {
            assertThat(items.iterator().next().payload()).isEqualTo("x");
        }
        assertThat((System.nanoTime() - start) / 1_000_000).isGreaterThanOrEqualTo(590);
    }

    @Test
    void aFailureEndsIt() {
        server.on(GET, exchange -> {
            if (rounds.incrementAndGet() == 1) {
                exchange.answer(200, Json.items("x"));
            } else {
                exchange.answer(503, "");
            }
        });
        try (XrtcClient client = server.clientBuilder().open();
                ItemStream stream = client.follow(GetOptions.stream(), "a")) {
            Iterator<Item> items = stream.iterator();
            items.next();
            assertThatThrownBy(items::hasNext).isInstanceOf(XrtcException.ServerFault.class);
        }
    }

    @Test
    void itNeedsPortals() {
        try (XrtcClient client = server.clientBuilder().open()) {
            assertThatThrownBy(() -> client.follow(GetOptions.stream()))
                    .isInstanceOf(XrtcException.InvalidArguments.class)
                    .hasMessageContaining("portals");
        }
    }

    @Test
    void closingItBetweenTwoRoundsEndsIt() throws InterruptedException {
        server.on(GET, exchange -> {
            rounds.incrementAndGet();
            exchange.answer(200, "{}\n");
        });
        try (XrtcClient client = server.clientBuilder().open()) {
            ItemStream stream = client.follow(GetOptions.stream(), "a");
            Iterator<Item> items = stream.iterator();
            AtomicInteger ended = new AtomicInteger();
            Thread reader = Thread.startVirtualThread(() -> ended.set(items.hasNext() ? 1 : 2));
            Await.until("a few rounds", () -> rounds.get() > 2);
            stream.close();
            reader.join();
            assertThat(ended).hasValue(2);
        }
    }

    @Test
    void closingTheClientBetweenTwoRoundsFailsIt() {
        server.on(GET, exchange -> {
            rounds.incrementAndGet();
            exchange.answer(200, "{}\n");
        });
        RecordingSubscriber subscriber = new RecordingSubscriber();
        try (AsyncXrtcClient client = server.clientBuilder().openAsync().join()) {
            client.follow(GetOptions.stream(), "a").subscribe(subscriber);
            subscriber.request(1);
            Await.until("a few rounds", () -> rounds.get() > 2);
        }
        assertThat(subscriber.awaitFailure()).isInstanceOf(XrtcException.Cancelled.class);
    }
}
