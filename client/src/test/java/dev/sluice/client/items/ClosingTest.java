package dev.sluice.client.items;

import static dev.sluice.client.items.ScriptedServer.GET;
import static dev.sluice.client.items.ScriptedServer.SET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.testkit.Await;
import dev.sluice.testkit.LeakExtension;
import dev.sluice.wire.items.Item;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakExtension.class)
class ClosingTest {
    private final ScriptedServer server = new ScriptedServer();
    private final XrtcClient client = server.clientBuilder().open();

    ClosingTest() throws IOException {
        server.on(GET, exchange -> {
            exchange.chunked().chunk(Json.items("1", "2") + "\n");
            exchange.awaitHangUp();
            exchange.close();
        });
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void closingTwiceIsClosingOnce() {
        client.close();
        client.close();
        Await.until("all connections to be closed", () -> server.openConnections() == 0);
    }

    @Test
    void aReaderThatWaitsIsTold() throws InterruptedException {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        CountDownLatch two = new CountDownLatch(2);
        Thread reader = Thread.startVirtualThread(() -> {
            try {
                client.get(GetOptions.stream(), "a").forEach(item -> two.countDown());
            } catch (XrtcException e) {
                thrown.set(e);
            }
        });
        assertThat(two.await(10, TimeUnit.SECONDS)).isTrue();
        client.close();
        reader.join();
        assertThat(thrown.get())
                .isInstanceOf(XrtcException.Cancelled.class)
                .hasMessageContaining("the client is closed");
    }

    @Test
    void aReaderThatComesBackIsTold() {
        Iterator<Item> items = client.get(GetOptions.stream(), "a").iterator();
        items.next();
        client.close();
        assertThatThrownBy(items::next).isInstanceOf(XrtcException.Cancelled.class);
    }

    @Test
    void aSubscriberThatAsksForNothingIsToldToo() {
        RecordingSubscriber subscriber = new RecordingSubscriber();
        client.async().get(GetOptions.stream(), "a").subscribe(subscriber);
        subscriber.request(1).awaitSignals(1);
        client.close();
        assertThat(subscriber.awaitFailure()).isInstanceOf(XrtcException.Cancelled.class);
        assertThat(subscriber.signals()).containsExactly("1", "error");
    }

    @Test
    void callsUnderWayAndCallsThatWaitTheirTurnFail() {
        server.on(SET, exchange -> {
            exchange.awaitHangUp();
            exchange.close();
        });
        List<CompletableFuture<Instant>> sets = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            sets.add(client.async().set("a", "x"));
        }
        Await.until("25 to be under way", () -> server.requests().size() == 25);
        client.close();
        assertThat(sets)
                .allSatisfy(set -> assertThat(set)
                        .failsWithin(Duration.ofSeconds(10))
                        .withThrowableThat()
                        .havingCause()
                        .isInstanceOf(XrtcException.Cancelled.class));
        assertThat(server.requests()).hasSize(25);
    }

    @Test
    void callsAfterTheCloseFail() {
        client.close();
        assertThatThrownBy(() -> client.set("a", "x")).isInstanceOf(XrtcException.Cancelled.class);
        assertThatThrownBy(() -> client.get("a")).isInstanceOf(XrtcException.Cancelled.class);
        assertThat(client.async().fetch(GetOptions.probe(), "a")).isCompletedExceptionally();
    }

    @Test
    void aClientMayBeClosedFromItsOwnCallback() {
        server.on(SET, 200, "{}");
        CompletableFuture<Void> closed = client.async().set("a", "x").thenRun(client::close);
        assertThat(closed).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void closingDuringTheLoginFailsTheOpening() throws Exception {
        CountDownLatch loginSeen = new CountDownLatch(1);
        server.on(ScriptedServer.LOGIN, exchange -> {
            loginSeen.countDown();
            exchange.awaitHangUp();
            exchange.close();
        });
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread opener = Thread.startVirtualThread(() -> {
            try {
                server.clientBuilder().open().close();
            } catch (XrtcException e) {
                thrown.set(e);
            }
        });
        assertThat(loginSeen.await(10, TimeUnit.SECONDS)).isTrue();
        Await.until("the opener to wait", () -> opener.getState() == Thread.State.WAITING);
        opener.interrupt();
        opener.join();
        assertThat(thrown.get()).isInstanceOf(XrtcException.Cancelled.class);
    }
}
