package dev.sluice.client.items;

import static dev.sluice.client.items.ScriptedServer.GET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.testkit.Await;
import dev.sluice.testkit.LeakExtension;
import dev.sluice.wire.items.Item;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakExtension.class)
class StreamGetTest {
    private final ScriptedServer server = new ScriptedServer();
    private final CountDownLatch clientSawIt = new CountDownLatch(1);

    StreamGetTest() throws IOException {}

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anItemIsThereBeforeTheNextIsSent() {
        server.on(GET, exchange -> {
            exchange.chunked().chunk(Json.items("one") + "\n");
            assertThat(clientSawIt.await(10, TimeUnit.SECONDS)).isTrue();
            exchange.chunk(Json.items("two") + "\n").lastChunk();
        });
        try (XrtcClient client = server.clientBuilder().open();
                ItemStream stream = client.get(GetOptions.stream(), "a")) {
            Iterator<Item> items = stream.iterator();
            assertThat(items.next().payload()).isEqualTo("one");
            clientSawIt.countDown();
            assertThat(items.next().payload()).isEqualTo("two");
            assertThat(items.hasNext()).isFalse();
        }
    }

    @Test
    void theHeadIsEnoughForTheGetToReturn() {
        server.on(GET, exchange -> {
            exchange.chunked();
            assertThat(clientSawIt.await(10, TimeUnit.SECONDS)).isTrue();
            exchange.lastChunk();
        });
        try (XrtcClient client = server.clientBuilder().open();
                ItemStream stream = client.get(GetOptions.stream(), "a")) {
            clientSawIt.countDown();
            assertThat(stream.toList()).isEmpty();
        }
    }

    @Test
    void chunkBoundariesMayFallAnywhere() {
        String body = Json.items("é€😀", "two") + "\n\n" + Json.items("three") + "\n{}\n" + Json.items("four");
        server.on(GET, exchange -> {
            exchange.chunked();
            for (byte octet : body.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
                exchange.raw("1\r\n").raw(new byte[] {octet}).raw("\r\n");
            }
            exchange.lastChunk();
        });
        try (XrtcClient client = server.clientBuilder().open()) {
            assertThat(client.get(GetOptions.stream(), "a").toList())
                    .extracting(Item::payload)
                    .containsExactly("é€😀", "two", "three", "four");
        }
    }

    @Test
    void severalObjectsInOneChunkAreSeveralBatches() {
        server.on(
                GET,
                exchange -> exchange.chunked()
                        .chunk(Json.items("1", "2") + "\n" + Json.items("3") + "\n" + Json.items("4") + "\n")
                        .lastChunk());
        try (XrtcClient client = server.clientBuilder().open()) {
            assertThat(client.get(GetOptions.stream(), "a").stream().map(Item::payload))
                    .containsExactly("1", "2", "3", "4");
        }
    }

    @Test
    void aStreamWithLengthOrEndingWithTheConnectionIsReadToo() {
        server.on(GET, exchange -> {
            exchange.raw("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + Json.items("1") + "\n" + Json.items("2"));
            exchange.close();
        });
        try (XrtcClient client = server.clientBuilder().open()) {
            assertThat(client.get(GetOptions.stream(), "a").toList()).hasSize(2);
            server.on(GET, 200, Json.items("1") + "\n" + Json.items("2") + "\n");
            assertThat(client.get(GetOptions.stream(), "a").toList()).hasSize(2);
        }
    }

    @Test
    void thousandsOfAnswersWithoutItemsDoNotUseUpTheStack() {
        server.on(
                GET,
                exchange -> exchange.chunked()
                        .chunk("{}\n".repeat(20_000) + Json.items("x"))
                        .lastChunk());
        try (XrtcClient client = server.clientBuilder().open()) {
            assertThat(client.get(GetOptions.stream(), "a").toList()).hasSize(1);
        }
    }

    @Test
    void aResetWithinTheStreamBringsWhatCameAndThenTheFailure() {
        server.on(GET, exchange -> {
            exchange.chunked().chunk(Json.items("one") + "\n").chunk("{\"items\":[{\"portal");
            assertThat(clientSawIt.await(10, TimeUnit.SECONDS)).isTrue();
            exchange.reset();
        });
        try (XrtcClient client = server.clientBuilder().open();
                ItemStream stream = client.get(GetOptions.stream(), "a")) {
            Iterator<Item> items = stream.iterator();
            assertThat(items.next().payload()).isEqualTo("one");
            clientSawIt.countDown();
            assertThatThrownBy(items::hasNext)
                    .isInstanceOfSatisfying(
                            XrtcException.ConnectionFailed.class,
                            failure -> assertThat(failure.status()).hasValue(200));
            assertThatThrownBy(items::hasNext).isInstanceOf(XrtcException.ConnectionFailed.class);
        }
    }

    @Test
    void anEndWithinAChunkedStreamIsNoEnd() {
        server.on(GET, exchange -> {
            exchange.chunked().chunk(Json.items("one") + "\n");
            exchange.close();
        });
        List<Item> received = new ArrayList<>();
        try (XrtcClient client = server.clientBuilder().open();
                ItemStream stream = client.get(GetOptions.stream(), "a")) {
            assertThatThrownBy(() -> stream.forEach(received::add)).isInstanceOf(XrtcException.ConnectionFailed.class);
        }
        assertThat(received).hasSize(1);
    }

    @Test
    void anObjectLargerThanTheLimitEndsTheStreamAndItsConnection() {
        server.on(GET, exchange -> {
            exchange.chunked().chunk(Json.items("small") + "\n");
            for (int i = 0; i < 100; i++) {
                exchange.chunk("x".repeat(1000));
            }
            exchange.awaitHangUp();
            exchange.close();
        });
        try (XrtcClient client = server.clientBuilder().maxJsonBytes(10_000).open();
                ItemStream stream = client.get(GetOptions.stream(), "a")) {
            Iterator<Item> items = stream.iterator();
            assertThat(items.next().payload()).isEqualTo("small");
            assertThatThrownBy(items::hasNext)
                    .isInstanceOf(XrtcException.ProtocolViolation.class)
                    .hasMessageContaining("10000 bytes");
            Await.until("the connection to be closed", () -> server.openConnections() <= 1);
        }
    }

    @Test
    void aBrokenLineEndsTheStreamAndItsConnection() {
        server.on(GET, exchange -> {
            exchange.chunked().chunk(Json.items("1") + "\n{broken\n");
            exchange.awaitHangUp();
            exchange.close();
        });
        try (XrtcClient client = server.clientBuilder().open();
                ItemStream stream = client.get(GetOptions.stream(), "a")) {
            Iterator<Item> items = stream.iterator();
            items.next();
            assertThatThrownBy(items::hasNext).isInstanceOf(XrtcException.ProtocolViolation.class);
            Await.until("the connection to be closed", () -> server.openConnections() <= 1);
        }
    }

    @Test
    void closingEndsTheConnectionAndTheReading() throws InterruptedException {
        CountDownLatch hungUp = new CountDownLatch(1);
        server.on(GET, exchange -> {
            exchange.chunked().chunk(Json.items("one") + "\n");
            exchange.awaitHangUp();
            hungUp.countDown();
            exchange.close();
        });
        try (XrtcClient client = server.clientBuilder().open()) {
            ItemStream stream = client.get(GetOptions.stream(), "a");
            Iterator<Item> items = stream.iterator();
            items.next();
            AtomicReference<Boolean> more = new AtomicReference<>();
            Thread reader = Thread.startVirtualThread(() -> more.set(items.hasNext()));
            Await.until("the reader to wait", () -> reader.getState() == Thread.State.WAITING);
            stream.close();
            stream.close();
            reader.join();
            assertThat(more.get()).isFalse();
            assertThat(hungUp.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void anInterruptEndsTheWaitAndTheConnection() throws InterruptedException {
        CountDownLatch hungUp = new CountDownLatch(1);
        server.on(GET, exchange -> {
            exchange.chunked();
            exchange.awaitHangUp();
            hungUp.countDown();
            exchange.close();
        });
        try (XrtcClient client = server.clientBuilder().open()) {
            AtomicReference<Throwable> thrown = new AtomicReference<>();
            AtomicReference<Boolean> flag = new AtomicReference<>();
            Thread reader = Thread.startVirtualThread(() -> {
                try {
                    client.get(GetOptions.stream(), "a").toList();
                } catch (XrtcException e) {
                    thrown.set(e);
                    flag.set(Thread.currentThread().isInterrupted());
                }
            });
            Await.until("the stream to be open", () -> !server.requests().isEmpty());
            Await.until("the reader to wait", () -> reader.getState() == Thread.State.WAITING);
            reader.interrupt();
            reader.join();
            assertThat(thrown.get()).isInstanceOf(XrtcException.Cancelled.class);
            assertThat(flag.get()).isTrue();
            assertThat(hungUp.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }
}
