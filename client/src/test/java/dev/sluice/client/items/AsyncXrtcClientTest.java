package dev.sluice.client.items;

import static dev.sluice.client.items.ScriptedServer.GET;
import static dev.sluice.client.items.ScriptedServer.SET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.testkit.Await;
import dev.sluice.testkit.LeakExtension;
import dev.sluice.wire.items.Item;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(LeakExtension.class)
class AsyncXrtcClientTest {
    private final ScriptedServer server = new ScriptedServer();
    private final AsyncXrtcClient client = server.clientBuilder().openAsync().join();
    private final RecordingSubscriber subscriber = new RecordingSubscriber();

    AsyncXrtcClientTest() throws IOException {}

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void setAndFetchAreFutures() {
        server.on(SET, 200, "{\"servertimestamp\":7}").on(GET, 200, Json.items("1", "2"));
        CompletableFuture<List<Item>> items = client.set("a", "x").thenCompose(when -> {
            assertThat(when).isEqualTo(Instant.ofEpochMilli(7));
            return client.fetch(GetOptions.probe(), "a");
        });
        assertThat(items.join()).extracting(Item::payload).containsExactly("1", "2");
    }

    @Test
    void failuresComeAsTheFuturesFailure() {
        server.on(SET, 429, "");
        assertThat(client.set("a", "x"))
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(XrtcException.RateLimited.class);
        assertThat(client.set("wrong id", "x")).isCompletedExceptionally();
        assertThat(client.fetch(GetOptions.probe(), "wrong id")).isCompletedExceptionally();
    }

    @Test
    void aSubscriberGetsWhatItAskedForAndNoMore() {
        server.on(
                GET,
                exchange -> exchange.chunked()
                        .chunk(Json.items("1", "2", "3") + "\n" + Json.items("4") + "\n")
                        .lastChunk());
        client.get(GetOptions.stream(), "a").subscribe(subscriber);
        subscriber.request(1).awaitSignals(1);
        assertThat(subscriber.signals()).containsExactly("1");
        subscriber.request(2).awaitSignals(3);
        assertThat(subscriber.signals()).containsExactly("1", "2", "3");
        subscriber.request(Long.MAX_VALUE).request(Long.MAX_VALUE).awaitSignals(5);
        assertThat(subscriber.signals()).containsExactly("1", "2", "3", "4", "complete");
    }

    @Test
    void everySubscriptionIsAGetOfItsOwn() {
        server.on(GET, 200, Json.items("1"));
        Flow.Publisher<Item> publisher = client.get("a");
        assertThat(server.requests()).isEmpty();
        RecordingSubscriber second = new RecordingSubscriber();
        publisher.subscribe(subscriber);
        publisher.subscribe(second);
        subscriber.request(10).awaitSignals(2);
        second.request(10).awaitSignals(2);
        assertThat(subscriber.signals()).containsExactly("1", "complete");
        assertThat(second.signals()).containsExactly("1", "complete");
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void anEmptyGetCompletes() {
        server.on(GET, 200, "{}");
        client.get("a").subscribe(subscriber);
        subscriber.request(1).awaitSignals(1);
        assertThat(subscriber.signals()).containsExactly("complete");
    }

    @Test
    void aFailureEndsTheSubscription() {
        server.on(GET, exchange -> {
            exchange.chunked().chunk(Json.items("1") + "\n");
            exchange.close();
        });
        client.get(GetOptions.stream(), "a").subscribe(subscriber);
        subscriber.request(10).awaitSignals(2);
        assertThat(subscriber.signals()).containsExactly("1", "error");
        assertThat(subscriber.awaitFailure()).isInstanceOf(XrtcException.ConnectionFailed.class);
    }

    @Test
    void arrivingWhileTheSubscriberStillWorksIsNoSecondSignal() {
        server.on(GET, exchange -> {
            exchange.chunked();
            for (int i = 0; i < 500; i++) {
                exchange.chunk(Json.items("x" + i) + "\n");
            }
            exchange.lastChunk();
        });
        client.get(GetOptions.stream(), "a").subscribe(subscriber);
        IntStream.range(0, 4)
                .forEach(thread -> Thread.startVirtualThread(() -> {
                    for (int i = 0; i < 200; i++) {
                        subscriber.request(1);
                    }
                }));
        subscriber.awaitSignals(501);
        assertThat(subscriber.signals()).hasSize(501).doesNotContain("two signals at a time");
        assertThat(subscriber.signals().getLast()).isEqualTo("complete");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void askingForNothingIsTheSubscribersError(long count) {
        server.on(GET, 200, Json.items("1"));
        client.get("a").subscribe(subscriber);
        subscriber.request(count).awaitSignals(1);
        assertThat(subscriber.awaitFailure())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(String.valueOf(count));
        subscriber.request(5);
        assertThat(subscriber.signals()).containsExactly("error");
    }

    @Test
    void cancellingEndsTheConnectionAndTheSignals() throws InterruptedException {
        CountDownLatch hungUp = new CountDownLatch(1);
        server.on(GET, exchange -> {
            exchange.chunked().chunk(Json.items("1", "2") + "\n");
            exchange.awaitHangUp();
            hungUp.countDown();
            exchange.close();
        });
        client.get(GetOptions.stream(), "a").subscribe(subscriber);
        subscriber.request(1).awaitSignals(1);
        subscriber.cancel();
        subscriber.cancel();
        subscriber.request(5);
        assertThat(hungUp.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(subscriber.signals()).containsExactly("1");
    }

    @Test
    void cancellingBeforeTheAnswerEndsTheRequest() throws InterruptedException {
        CountDownLatch hungUp = new CountDownLatch(1);
        server.on(GET, exchange -> {
            exchange.awaitHangUp();
            hungUp.countDown();
            exchange.close();
        });
        client.get(GetOptions.watch(), "a").subscribe(subscriber);
        Await.until("the request", () -> !server.requests().isEmpty());
        subscriber.cancel();
        assertThat(hungUp.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(subscriber.signals()).isEmpty();
    }

    @Test
    void cancellingAFutureEndsItsRequest() throws InterruptedException {
        CountDownLatch hungUp = new CountDownLatch(2);
        ScriptedServer.Script hang = exchange -> {
            exchange.awaitHangUp();
            hungUp.countDown();
            exchange.close();
        };
        server.on(SET, hang).on(GET, hang);
        CompletableFuture<Instant> set = client.set("a", "x");
        CompletableFuture<List<Item>> items = client.fetch(GetOptions.watch(), "a");
        Await.until("the requests", () -> server.requests().size() == 2);
        set.cancel(true);
        items.cancel(true);
        assertThat(hungUp.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aSubscriberThatThrowsEndsItsGetAndIsReported() throws InterruptedException {
        CountDownLatch hungUp = new CountDownLatch(1);
        server.on(GET, exchange -> {
            exchange.chunked().chunk(Json.items("1") + "\n");
            exchange.awaitHangUp();
            hungUp.countDown();
            exchange.close();
        });
        AtomicReference<Throwable> reported = new AtomicReference<>();
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> reported.set(thrown));
        try {
            client.get(GetOptions.stream(), "a").subscribe(new ThrowingSubscriber());
            assertThat(hungUp.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(Await.value("the report", reported::get)).hasMessage("subscriber");
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    private static final class ThrowingSubscriber implements Flow.Subscriber<Item> {
        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(Item item) {
            throw new IllegalStateException("subscriber");
        }

        @Override
        public void onError(Throwable thrown) {}

        @Override
        public void onComplete() {}
    }
}
