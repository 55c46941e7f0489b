package dev.sluice.client.items;

import static dev.sluice.client.items.ScriptedServer.GET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.testkit.Await;
import dev.sluice.testkit.LeakExtension;
import dev.sluice.wire.items.Item;
import java.io.IOException;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A server that would send without end is stopped by a reader that does not read. */
@ExtendWith(LeakExtension.class)
class BackPressureTest {
    /** What the kernel's two buffers may take on loopback, with room to spare; the server offers much more. */
    private static final long MOST_BYTES = 32L * 1024 * 1024;

    private static final int LINE_BYTES = 8 * 1024;

    private final ScriptedServer server = new ScriptedServer();
    private final AtomicLong sentBytes = new AtomicLong();

    BackPressureTest() throws IOException {
        String line = Json.items("x".repeat(LINE_BYTES)) + "\n";
        server.on(GET, exchange -> {
            exchange.chunked();
            while (sentBytes.get() < 4 * MOST_BYTES) {
                exchange.chunk(line);
                sentBytes.addAndGet(line.length());
            }
            exchange.close();
        });
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aSubscriberThatAsksForLittleStopsTheServer() {
        try (AsyncXrtcClient client = server.clientBuilder().openAsync().join()) {
            RecordingSubscriber subscriber = new RecordingSubscriber();
            client.get(GetOptions.stream(), "a").subscribe(subscriber);
            subscriber.request(1).awaitSignals(1);
            assertThat(sentWhenStopped()).isLessThan(MOST_BYTES);
            assertThat(subscriber.signals()).hasSize(1);
        }
    }

    @Test
    void aSlowIteratorStopsTheServerAndLosesNothing() {
        try (XrtcClient client = server.clientBuilder().open();
                ItemStream stream = client.get(GetOptions.stream(), "a")) {
            Iterator<Item> items = stream.iterator();
            items.next();
            long stoppedAt = sentWhenStopped();
            assertThat(stoppedAt).isLessThan(MOST_BYTES);
            for (int i = 0; i < 4000; i++) {
                assertThat(items.next().payload()).hasSize(LINE_BYTES);
            }
            Await.until("the server to go on", () -> sentBytes.get() > stoppedAt);
        }
    }

    /** The server is stopped when a thousand looks in a row find that nothing more was sent. */
    private long sentWhenStopped() {
        long[] last = {-1};
        int[] looks = {0};
        return Await.value("the server to stop", () -> {
            long sent = sentBytes.get();
            looks[0] = sent == last[0] ? looks[0] + 1 : 0;
            last[0] = sent;
            return looks[0] == 100 ? sent : null;
        });
    }
}
