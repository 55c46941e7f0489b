package dev.sluice.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.server.junit.SluiceExtension;
import dev.sluice.server.settings.Settings;
import dev.sluice.testkit.Await;
import dev.sluice.testkit.RawSocket;
import dev.sluice.wire.items.ItemPaths;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Connections in masses, and ones that take and never give: bounded, counted, and nobody else disturbed. */
@ExtendWith(NothingLogged.class)
final class HostileConnectionTest {
    private static final int HALF_OPEN = 1000;

    @RegisterExtension
    static final SluiceExtension SLUICE = SluiceExtension.with(
            "http.max-connections=1100",
            "access.login-failures-per-address=100000",
            "http.head-timeout=2s",
            "http.body-timeout=500ms",
            "items.get-timeout=2s");

    private HealthyClient healthy;

    @BeforeEach
    void startTheHealthyClient(SluiceServer server) throws IOException {
        healthy = HealthyClient.start(server);
    }

    @AfterEach
    void theHealthyClientNoticedNothing() throws IOException {
        healthy.awaitRounds(2);
        healthy.close();
    }

    @Test
    void aThousandHalfOpenConnectionsAreClosedInTime(SluiceServer server) throws IOException {
        double before = Scrape.of(server).value("sluice_http_connections_overdue_total");
        List<RawSocket> halfOpen = new ArrayList<>();
        try {
            for (int i = 0; i < HALF_OPEN; i++) {
                RawSocket socket = RawSocket.connect(server.baseUri().getPort());
                halfOpen.add(socket);
                if (i % 2 == 0) {
                    socket.send("POST /v1/item/set HTT");
                }
            }
            healthy.awaitRounds(5);
            for (RawSocket socket : halfOpen) {
                assertThat(socket.readToEnd()).isEmpty();
            }
            assertThat(Scrape.of(server).value("sluice_http_connections_overdue_total"))
                    .isEqualTo(before + HALF_OPEN);
        } finally {
            closeAll(halfOpen);
        }
    }

    @Test
    void oneConnectionTooManyIsClosedAtOnceAndCounted() throws IOException {
        try (SluiceServer server =
                SluiceServer.startInMemory(Settings.with("http.address=127.0.0.1:0", "http.max-connections=1100"))) {
            tooManyConnect(server);
        }
    }

    private static void tooManyConnect(SluiceServer server) throws IOException {
        double before = Scrape.of(server).value("sluice_http_connections_refused_total");
        List<RawSocket> open = new ArrayList<>();
        try (RawClient counted = RawClient.anonymous(server)) {
            assertThat(counted.call("GET", "/health/live").status()).isEqualTo(200);
            for (int i = 0; i < 1200; i++) {
                open.add(RawSocket.connect(server.baseUri().getPort()));
            }
            Await.until("the last ones to be refused", () -> refused(counted) >= before + 100);
            assertThat(counted.call("GET", "/health/live").status()).isEqualTo(200);
        } finally {
            closeAll(open);
        }
        Await.until("places to be free again", () -> isServed(server));
    }

    private static double refused(RawClient counted) throws IOException {
        return new Scrape(counted.call("GET", "/metrics").body()).value("sluice_http_connections_refused_total");
    }

    private static boolean isServed(SluiceServer server) {
        try (RawClient client = RawClient.anonymous(server)) {
            return client.call("GET", "/health/live").status() == 200;
        } catch (IOException refused) {
            return false;
        }
    }

    @Test
    void aBodyThatTricklesIsClosedInTime(SluiceServer server) throws IOException {
        try (RawClient slow = RawClient.ofNewAccount(server)) {
            slow.socket().send("POST /v1/item/set HTTP/1.1\r\n" + slow.headers("Content-Length: 10000") + "\r\n");
            Await.until("the server to close", () -> !slow.socket().takes(" "));
        }
    }

    @Test
    void requestsPipelinedWithoutReadingTheAnswersAreNotAllTakenIn(SluiceServer server) throws IOException {
        byte[] page = "GET / HTTP/1.1\r\nHost: x\r\n\r\n".repeat(1000).getBytes(UTF_8);
        double requests = Scrape.of(server).value("sluice_http_requests_total");
        try (Flood flood = Flood.start(server.baseUri().getPort(), page)) {
            flood.awaitStuck();
            healthy.awaitRounds(5);
            double answered = Scrape.of(server).value("sluice_http_requests_total") - requests;
            assertThat(answered)
                    .as("requests whose answers of some 10 KB fill the buffers of the kernel, and no more")
                    .isLessThan(5_000);
        }
    }

    @Test
    void requestsPipelinedBehindAnOpenGetWaitOutsideTheServer(SluiceServer server) throws IOException {
        try (RawClient client = RawClient.ofNewAccount(server)) {
            byte[] watch = client.request(
                    ItemPaths.GET, "{\"portals\":[{\"portalid\":\"abc\"}],\"mode\":\"watch\"}".getBytes(UTF_8));
            client.socket().send(watch);
            try (Flood flood = Flood.over(client.socket(), client.request(ItemPaths.GET, "{}".getBytes(UTF_8)))) {
                flood.awaitStuck();
                healthy.awaitRounds(5);
            }
        }
    }

    @Test
    void connectionsCutOffWithRequestsWaitingLeaveNoMemoryBehind(SluiceServer server) throws IOException {
        byte[] ahead = new byte[60_000];
        Arrays.fill(ahead, (byte) 'x');
        long before = pooledBytes();
        for (int i = 0; i < 500; i++) {
            try (RawClient client = RawClient.anonymous(server)) {
                client.begin(ItemPaths.LOGIN, "{\"accountid\":\"AC1\",\"apikey\":\"x\"}");
                client.socket().send(client.request(ItemPaths.LOGIN, ahead));
                client.socket().reset();
            }
        }
        healthy.awaitRounds(5);
        assertThat(pooledBytes() - before)
                .as("bytes, of 30 MB that were sent ahead")
                .isLessThan(8 << 20);
    }

    private static long pooledBytes() {
        return ((ByteBufAllocatorMetricProvider) ByteBufAllocator.DEFAULT)
                .metric()
                .usedDirectMemory();
    }

    @Test
    void aLoginAbandonedBeforeItsAnswerDisturbsNobody(SluiceServer server) throws IOException {
        for (int i = 0; i < 50; i++) {
            try (RawClient client = RawClient.anonymous(server)) {
                client.begin(ItemPaths.LOGIN, "{\"accountid\":\"AC1\",\"apikey\":\"x\"}");
                client.socket().reset();
            }
        }
        healthy.awaitRounds(5);
    }

    private static void closeAll(List<RawSocket> sockets) throws IOException {
        for (RawSocket socket : sockets) {
            socket.close();
        }
    }
}
