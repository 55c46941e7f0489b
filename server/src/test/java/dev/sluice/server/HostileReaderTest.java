package dev.sluice.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.access.NewKey;
import dev.sluice.server.junit.SluiceExtension;
import dev.sluice.testkit.Await;
import dev.sluice.testkit.RawSocket;
import dev.sluice.wire.items.ItemPaths;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Readers that open a stream and never read from it. What their sockets do not take stays in the ring, is overwritten
 * there and counted; setters and other readers go on as if nothing were.
 */
@ExtendWith(NothingLogged.class)
final class HostileReaderTest {
    private static final int ITEMS = 1500;
    /** Generous, for busy build machines; a reader that is starved waits for longer than this. */
    private static final Duration SLOWEST = Duration.ofSeconds(8);

    private static final String PAYLOAD = "x".repeat(8000);

    @RegisterExtension
    static final SluiceExtension SLUICE = SluiceExtension.with(
            "items.get-timeout=1m",
            "items.max-request-bytes=16KiB",
            "items.max-answer-bytes=16KiB",
            "http.write-buffer-bytes=16KiB",
            "http.heartbeat=1m");

    private NewKey key;
    private RawClient setter;

    @BeforeEach
    void logIn(SluiceServer server) throws IOException {
        key = RawClient.newKey(server);
        setter = RawClient.ofKey(server, key);
    }

    @AfterEach
    void everybodyLeaves(SluiceServer server) throws IOException {
        setter.close();
        Await.until("all readers to be gone", () -> Scrape.of(server).value("sluice_items_readers") == 0);
    }

    @Test
    void anEventStreamThatIsNeverReadStopsTakingItemsFromTheRing(SluiceServer server) throws IOException {
        try (RawSocket lazy = neverReading(server)) {
            lazy.send("GET /v1/item/stream?portalid=abc HTTP/1.1\r\n" + setter.headers() + "\r\n");
            assertThatItStopsTaking(server, 1);
        }
    }

    @Test
    void aStreamThatIsNeverReadStopsTakingItemsFromTheRing(SluiceServer server) throws IOException {
        try (RawSocket lazy = neverReading(server)) {
            String body = "{\"portals\":[{\"portalid\":\"abc\"}],\"mode\":\"stream\",\"schedule\":\"FIFO\"}";
            lazy.send(setter.request(ItemPaths.GET, body.getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
            assertThatItStopsTaking(server, 1);
        }
    }

    @Test
    void aWebSocketThatIsNeverReadStopsTakingItemsFromTheRing(SluiceServer server) throws IOException {
        try (RawSocket lazy = neverReading(server)) {
            lazy.send(RawWebSocket.handshake(setter, "portalid=abc"));
            assertThatItStopsTaking(server, 1);
        }
    }

    @Test
    void aReaderThatWakesUpLateIsToldHowManyItemsItLost(SluiceServer server) throws IOException {
        try (EventReader late = EventReader.open(server, setter.cookie(), "portalid=abc")) {
            double before = Scrape.of(server).value("sluice_items_lost_total");
            setMany();
            long lost = 0;
            long seen = 0;
            String event = late.nextEvent();
            while (seen + lost < ITEMS) {
                if (event.startsWith("event: lost")) {
                    lost += Long.parseLong(event.replaceAll(".*\"lost\":(\\d+).*|event: lost\n", "$1"));
                } else {
                    seen++;
                }
                if (seen + lost < ITEMS) {
                    event = late.nextEvent();
                }
            }
            assertThat(seen + lost).isEqualTo(ITEMS);
            assertThat(lost).isPositive();
            assertThat(Scrape.of(server).value("sluice_items_lost_total") - before)
                    .isEqualTo((double) lost);
            assertThat(Scrape.of(server).value("sluice_items_laps_total")).isPositive();
        }
    }

    @Test
    void hundredReadersThatNeverReadCostTheirWriteBuffersAndNoMore(SluiceServer server) throws IOException {
        RawSocket[] lazy = new RawSocket[100];
        try {
            for (int i = 0; i < lazy.length; i++) {
                lazy[i] = neverReading(server);
                lazy[i].send("GET /v1/item/stream?portalid=abc HTTP/1.1\r\n" + setter.headers() + "\r\n");
            }
            Await.until("the readers", () -> Scrape.of(server).value("sluice_items_readers") == lazy.length);
            assertThatItStopsTaking(server, 100);
            Runtime jvm = Runtime.getRuntime();
            System.gc();
            assertThat((jvm.totalMemory() - jvm.freeMemory()) >> 20)
                    .as("MiB of heap")
                    .isLessThan(200);
        } finally {
            for (RawSocket socket : lazy) {
                if (socket != null) {
                    socket.close();
                }
            }
        }
    }

    /** Another reader of the same portal gets every item meanwhile; the lazy ones take a part of them and stop. */
    private void assertThatItStopsTaking(SluiceServer server, int lazyReaders) throws IOException {
        Await.until("the readers", () -> Scrape.of(server).value("sluice_items_readers") == lazyReaders);
        try (RawClient client = RawClient.ofKey(server, key);
                EventReader diligent = EventReader.open(server, client.cookie(), "portalid=abc")) {
            for (int i = 0; i < ITEMS; i++) {
                long startNs = System.nanoTime();
                setter.set("abc", i + PAYLOAD);
                assertThat(diligent.nextEvent().substring(0, 100)).contains("\"payload\":\"" + i + "x");
                assertThat(Duration.ofNanos(System.nanoTime() - startNs)).isLessThan(SLOWEST);
            }
        }
        double taken = Scrape.of(server).value("sluice_items_read_total");
        setMany();
        assertThat(Scrape.of(server).value("sluice_items_read_total") - taken)
                .as("items read while nobody but the lazy reads")
                .isLessThan(ITEMS * lazyReaders / 2.0);
    }

    private void setMany() throws IOException {
        for (int i = 0; i < ITEMS; i++) {
            setter.set("abc", i + PAYLOAD);
        }
    }

    private static RawSocket neverReading(SluiceServer server) throws IOException {
        return RawSocket.connect(
                new InetSocketAddress(
                        InetAddress.getLoopbackAddress(), server.baseUri().getPort()),
                4096);
    }
}
