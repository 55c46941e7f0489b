package dev.sluice.client.items;

import static dev.sluice.client.items.ScriptedServer.GET;
import static dev.sluice.client.items.ScriptedServer.SET;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.testkit.Await;
import dev.sluice.testkit.LeakExtension;
import dev.sluice.testkit.ReservedPort;
import dev.sluice.wire.items.Item;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakExtension.class)
class TimeoutsTest {
    private static final Duration SHORT = Duration.ofSeconds(3);

    private final ScriptedServer server = new ScriptedServer();

    TimeoutsTest() throws IOException {}

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aServerThatDoesNotAnswerRunsIntoTheReadTimeout() {
        server.on(SET, exchange -> {
            exchange.awaitHangUp();
            exchange.close();
        });
        try (XrtcClient client = server.clientBuilder().readTimeout(SHORT).open()) {
            assertThatThrownBy(() -> client.set("a", "x"))
                    .isInstanceOf(XrtcException.ConnectionFailed.class)
                    .hasMessageContaining("read timeout of 3000 ms")
                    .hasRootCauseInstanceOf(HttpTimeoutException.class);
            Await.until("the connection to be closed", () -> server.openConnections() == 0);
        }
    }

    @Test
    void silenceWithinAStreamRunsIntoTheReadTimeout() {
        server.on(GET, exchange -> {
            exchange.chunked().chunk(Json.items("one") + "\n");
            exchange.awaitHangUp();
            exchange.close();
        });
        try (XrtcClient client = server.clientBuilder().readTimeout(SHORT).open();
                ItemStream stream = client.get(GetOptions.stream(), "a")) {
            Iterator<Item> items = stream.iterator();
            assertThat(items.next().payload()).isEqualTo("one");
            assertThatThrownBy(items::hasNext)
                    .isInstanceOf(XrtcException.ConnectionFailed.class)
                    .hasMessageContaining("read timeout");
            Await.until("the connection to be closed", () -> server.openConnections() == 0);
        }
    }

    @Test
    void aTrickleThatNeverEndsRunsIntoTheTotalTimeout() {
        server.on(GET, exchange -> {
            exchange.raw("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n");
            CountDownLatch never = new CountDownLatch(1);
            while (!never.await(20, TimeUnit.MILLISECONDS)) {
                exchange.raw(" ");
            }
        });
        try (XrtcClient client = server.clientBuilder()
                .readTimeout(Duration.ofSeconds(10))
                .totalTimeout(Duration.ofSeconds(3))
                .open()) {
            assertThatThrownBy(() -> client.get("a"))
                    .isInstanceOf(XrtcException.ConnectionFailed.class)
                    .hasMessageContaining("total timeout of 3000 ms");
        }
    }

    @Test
    void aTrickleThatEndsInTimeIsAnAnswer() {
        server.on(GET, exchange -> {
            String body = Json.items("x");
            exchange.raw("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n");
            CountDownLatch never = new CountDownLatch(1);
            for (byte octet : body.getBytes(UTF_8)) {
                never.await(2, TimeUnit.MILLISECONDS);
                exchange.raw(new byte[] {octet});
            }
        });
        try (XrtcClient client = server.clientBuilder().open()) {
            assertThat(client.get("a")).hasSize(1);
        }
    }

    @Test
    void aRefusedConnectionSaysSo() {
        try (ReservedPort unused = new ReservedPort()) {
            XrtcClientBuilder builder = server.clientBuilder().baseUrl(URI.create("http://127.0.0.1:" + unused.port()));
            assertThatThrownBy(builder::open)
                    .isInstanceOfSatisfying(XrtcException.ConnectionFailed.class, failure -> {
                        assertThat(failure.status()).isEmpty();
                        assertThat(failure.error()).isEmpty();
                    })
                    .hasMessageContaining("is a server listening there?")
                    .hasMessageContaining(String.valueOf(unused.port()));
        }
    }

    @Test
    void anUnknownHostSaysSo() {
        XrtcClientBuilder builder = server.clientBuilder().baseUrl(URI.create("http://no-such-host.invalid"));
        assertThatThrownBy(builder::open).isInstanceOf(XrtcException.ConnectionFailed.class);
    }

    @Test
    void aServerThatDoesNotAcceptRunsIntoTheConnectTimeout() throws IOException {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<Socket> waiting = fillBacklog(full);
            try {
                XrtcClientBuilder builder = server.clientBuilder()
                        .connectTimeout(SHORT)
                        .baseUrl(URI.create("http://127.0.0.1:" + full.getLocalPort()));
                assertThatThrownBy(builder::open)
                        .isInstanceOf(XrtcException.ConnectionFailed.class)
                        .hasMessageContaining("connect timeout");
            } finally {
                for (Socket socket : waiting) {
                    socket.close();
                }
            }
        }
    }

    /** Connects until the kernel lets nobody in. */
    private static List<Socket> fillBacklog(ServerSocket listener) throws IOException {
        List<Socket> sockets = new ArrayList<>();
        while (sockets.size() < 100) {
            Socket socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort()), 200);
            } catch (IOException full) {
                socket.close();
                return sockets;
            }
            sockets.add(socket);
        }
        throw new AssertionError("the backlog does not fill");
    }

    @Test
    void aClientThatRestedLongerThanKeepAliveOpensNewConnections() {
        server.on(SET, 200, "{}");
        dev.sluice.testkit.FakeClock clock = new dev.sluice.testkit.FakeClock();
        try (XrtcClient client = server.clientBuilder()
                .clock(clock)
                .keepAlive(Duration.ofSeconds(60))
                .open()) {
            client.set("a", "x");
            clock.advance(Duration.ofSeconds(60));
            client.set("a", "x");
            assertThat(server.connections()).isEqualTo(1);
            clock.advance(Duration.ofSeconds(61));
            client.set("a", "x");
            assertThat(server.connections()).isEqualTo(2);
            Await.until("the old connection to be closed", () -> server.openConnections() == 1);
        }
    }

    @Test
    void theEnvironmentOfTheProcessIsNotNeeded() {
        assertThatThrownBy(() -> XrtcClient.builder()
                        .environment(Map.of())
                        .workDirectory(java.nio.file.Path.of("/nowhere"))
                        .open())
                .isInstanceOf(XrtcConfigurationException.class);
    }
}
