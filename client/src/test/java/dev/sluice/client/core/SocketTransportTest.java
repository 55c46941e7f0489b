package dev.sluice.client.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.client.core.CoreTransportException.Kind;
import dev.sluice.testkit.Await;
import dev.sluice.wire.core.MetricsQuery;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the client promises of its own sockets beyond what the JDK's HttpClient does. */
final class SocketTransportTest {
    private static final String PONG = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\npong";
    private static final String METRICS = "HTTP/1.1 200 OK\r\nContent-Length: 19\r\n\r\n{\"timerange_sec\":0}";

    private static CoreClient clientOf(RawServer server) {
        return CoreClient.builder(server.url()).build();
    }

    @Test
    void aConnectionThatDiedWhileItRestedIsNotUsedForAnyCall() {
        try (RawServer server = RawServer.answeringOnce(METRICS);
                CoreClient client = clientOf(server)) {
            for (int i = 1; i <= 3; i++) {
                int calls = i;
                client.metrics().query(MetricsQuery.builder().build());
                Await.until("the server closed the connection", () -> server.openConnections() == 0);
                assertThat(server.requests()).isEqualTo(calls);
            }
        }
    }

    @Test
    void anUnsafeCallIsNotSentTwiceWhenItsConnectionBreaks() {
        try (RawServer server = new RawServer(connection -> {
                    connection.head();
                    connection.say(METRICS);
                    connection.head();
                });
                CoreClient client = clientOf(server)) {
            client.metrics().query(MetricsQuery.builder().build());
            CoreTransportException fault = catchThrowableOfType(
                    CoreTransportException.class,
                    () -> client.metrics().query(MetricsQuery.builder().build()));
            assertThat(fault.kind()).isEqualTo(Kind.BROKEN);
            assertThat(server.requests()).isEqualTo(2);
        }
    }

    /** Answers a ping and breaks the connection at whatever comes next on it. */
    private static RawServer breakingAtTheSecondRequest() {
        return new RawServer(connection -> {
            connection.head();
            connection.say(PONG);
            connection.head();
        });
    }

    @Test
    void aSafeCallIsSentAgainWhenItsConnectionHadRested() {
        try (RawServer server = breakingAtTheSecondRequest();
                CoreClient client = clientOf(server)) {
            assertThat(client.ping()).isEqualTo("pong");
            assertThat(client.ping()).isEqualTo("pong");
            assertThat(server.requests()).isEqualTo(3);
        }
    }

    @Test
    void aReloadIsNotSentTwiceThoughItIsAGet() {
        try (RawServer server = breakingAtTheSecondRequest();
                CoreClient client = clientOf(server)) {
            client.ping();
            CoreTransportException fault = catchThrowableOfType(
                    CoreTransportException.class, () -> client.config().reload());
            assertThat(fault.kind()).isEqualTo(Kind.BROKEN);
            assertThat(server.requests()).isEqualTo(2);
        }
    }

    @Test
    void anAnswerThatHasBegunIsNotAskedForAgain() {
        try (RawServer server = new RawServer(connection -> {
                    connection.head();
                    connection.say(PONG);
                    connection.head();
                    connection.say("HTTP/1.1 2");
                });
                CoreClient client = clientOf(server)) {
            client.ping();
            CoreTransportException fault = catchThrowableOfType(CoreTransportException.class, client::ping);
            assertThat(fault.kind()).isEqualTo(Kind.BROKEN);
            assertThat(server.requests()).isEqualTo(2);
        }
    }

    @Test
    void aCallThatMayHaveArrivedIsNotToldAsNoConnection() {
        AtomicReference<RawServer> itself = new AtomicReference<>();
        try (RawServer server = new RawServer(connection -> {
                    connection.head();
                    connection.say(PONG);
                    connection.head();
                    itself.get().stopListening();
                });
                CoreClient client = clientOf(server)) {
            itself.set(server);
            client.ping();
            CoreTransportException fault = catchThrowableOfType(CoreTransportException.class, client::ping);
            assertThat(fault.kind()).isEqualTo(Kind.BROKEN);
            assertThat(fault.attempts()).isEqualTo(1);
        }
    }

    @Test
    void aConnectionThatSwitchedToAnotherProtocolIsNotUsedAgain() {
        try (RawServer server =
                        RawServer.answering("HTTP/1.1 101 Switching\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n");
                CoreClient client = clientOf(server)) {
            for (int i = 1; i <= 2; i++) {
                assertThat(catchThrowableOfType(CoreApiException.class, client::ping)
                                .code())
                        .isEqualTo(101);
                assertThat(server.connections()).isEqualTo(i);
            }
        }
    }

    /** Linux answers no one whose connection finds no place in the queue. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aServerThatTakesNoConnectionIsToldAsNoConnection() throws IOException {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket first = new Socket(full.getInetAddress(), full.getLocalPort());
                Socket second = new Socket(full.getInetAddress(), full.getLocalPort());
                CoreClient client = CoreClient.builder("http://127.0.0.1:" + full.getLocalPort())
                        .timeout(Duration.ofMillis(300))
                        .retries(0)
                        .build()) {
            assertThat(first.isConnected()).isEqualTo(second.isConnected()).isTrue();
            CoreTransportException fault = catchThrowableOfType(CoreTransportException.class, client::ping);
            assertThat(fault.kind()).isEqualTo(Kind.CONNECT);
        }
    }

    @Test
    void whatNobodyAskedForIsNoAnswer() {
        try (RawServer server = new RawServer(connection -> {
                    connection.head();
                    connection.say(PONG + "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil");
                    connection.always(PONG);
                });
                CoreClient client = clientOf(server)) {
            assertThat(client.ping()).isEqualTo("pong");
            assertThat(client.ping()).isEqualTo("pong");
        }
    }

    @Test
    void anUploadThatTheServerRefusesHalfWayIsARefusal() {
        try (RawServer server = RawServer.answeringOnce("HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n");
                CoreClient client = clientOf(server)) {
            CoreApiException fault = catchThrowableOfType(
                    CoreApiException.class, () -> client.filesystems().put("mem", "x", new byte[20_000_000]));
            assertThat(fault.code()).isEqualTo(413);
        }
    }

    @Test
    void aFileThatShrinksWhileItIsSentIsALocalFault(@TempDir Path folder) throws IOException {
        Path source = Files.write(folder.resolve("a.bin"), new byte[20_000_000]);
        try (RawServer server = RawServer.silent();
                CoreClient client = clientOf(server)) {
            AtomicBoolean whole = new AtomicBoolean(true);
            CoreClient watching = client.with(CallOptions.DEFAULT.withProgress((moved, total) -> {
                if (whole.getAndSet(false)) {
                    shrink(source);
                }
            }));
            CoreTransportException fault = catchThrowableOfType(
                    CoreTransportException.class, () -> watching.filesystems().put("mem", "x", source));
            assertThat(fault.kind()).isEqualTo(Kind.LOCAL);
            assertThat(fault).hasMessageContaining("became shorter");
        }
    }

    private static void shrink(Path file) {
        assertThatCode(() -> Files.write(file, new byte[10])).doesNotThrowAnyException();
    }

    @Test
    void aHostThatNobodyKnowsIsNamed() {
        try (CoreClient client =
                CoreClient.builder("http://no-such-host.invalid:1").retries(0).build()) {
            CoreTransportException fault = catchThrowableOfType(CoreTransportException.class, client::ping);
            assertThat(fault.kind()).isEqualTo(Kind.CONNECT);
            // That it is not known, or that nobody said so in time: it depends on the resolver.
            assertThat(fault).hasMessageContaining("the host no-such-host.invalid is");
        }
    }

    @Test
    void aServerIsFoundByItsName() {
        try (RawServer server = RawServer.answering(PONG);
                CoreClient client = CoreClient.builder(server.url().replace("127.0.0.1", "localhost"))
                        .build()) {
            assertThat(client.ping()).isEqualTo("pong");
        }
    }

    /** Answers with bytes changed, left out and put in at random: a value or a fault of the client's own, and no hanging. */
    @Test
    void whateverAnswersTheCallEnds() {
        Random random = new Random(42);
        String[] seeds = {
            PONG,
            METRICS,
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\npo\r\n2\r\nng\r\n0\r\n\r\n",
            "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n",
            "HTTP/1.1 401 Unauthorized\r\nContent-Length: 2\r\nContent-Encoding: gzip\r\n\r\n{}"
        };
        AtomicReference<String> next = new AtomicReference<>("");
        try (RawServer server = new RawServer(connection -> {
                    connection.head();
                    connection.say(next.get());
                });
                CoreClient client = CoreClient.builder(server.url())
                        .retries(0)
                        .timeout(Duration.ofSeconds(5))
                        .build()) {
            for (int i = 0; i < 2_000; i++) {
                String answer = mutated(seeds[random.nextInt(seeds.length)], random);
                next.set(answer);
                try {
                    client.ping();
                } catch (CoreException told) {
                    assertThat(told).as(answer).hasMessageContaining("GET");
                }
            }
        }
    }

    private static String mutated(String text, Random random) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        StringBuilder mutated = new StringBuilder();
        int rate = 4 + random.nextInt(60);
        for (byte b : bytes) {
            switch (random.nextInt(rate)) {
                case 0 -> mutated.append((char) random.nextInt(256));
                case 1 -> mutated.append((char) b).append((char) random.nextInt(256));
                case 2 -> {}
                default -> mutated.append((char) b);
            }
        }
        return mutated.toString();
    }
}
