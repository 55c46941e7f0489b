package dev.sluice.client.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.client.core.CoreTransportException.Kind;
import dev.sluice.testkit.Await;
import dev.sluice.wire.core.InvalidRequestException;
import dev.sluice.wire.core.MetricsQuery;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each way to the server does with connections and with HTTP. */
@ParameterizedClass
@EnumSource(Way.class)
final class TransportTest {
    private static final String PONG = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\npong";

    private final Way way;

    TransportTest(Way way) {
        this.way = way;
    }

    private CoreClient clientOf(RawServer server) {
        return way.to(server.url()).timeout(Duration.ofSeconds(20)).build();
    }

    private static CoreTransportException broken(ThrowingCallable call) {
        return catchThrowableOfType(CoreTransportException.class, call);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                PONG,
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\np\r\n3;x=y\r\nong\r\n0\r\nTrailer: t\r\n\r\n",
                "HTTP/1.1 200 OK\r\ncontent-length:   4  \r\nX-Folded: a\r\n\r\npong",
                "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\npong"
            })
    void oneConnectionServesOneCallAfterTheOther(String answer) {
        try (RawServer server = RawServer.answering(answer);
                CoreClient client = clientOf(server)) {
            for (int i = 0; i < 20; i++) {
                assertThat(client.ping()).isEqualTo("pong");
            }
            assertThat(client.async().ping().join()).isEqualTo("pong");
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void aRefusalLeavesTheConnectionFitForUse() {
        try (RawServer server = new RawServer(connection -> {
                    connection.head();
                    connection.say("HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\n{}");
                    connection.always(PONG);
                });
                CoreClient client = clientOf(server)) {
            assertThat(catchThrowableOfType(CoreApiException.class, client::ping)
                            .code())
                    .isEqualTo(404);
            assertThat(client.ping()).isEqualTo("pong");
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void compressedAnswersLeaveTheConnectionFitForUse() {
        try (FakeCore core = FakeCore.listening()
                        .on("GET /api/v3/rtmp", FakeAnswer.json("[]").gzipped());
                CoreClient client = way.to(core.url()).compression(true).build()) {
            for (int i = 0; i < 3; i++) {
                assertThat(client.rtmp().channels()).isEmpty();
            }
            assertThat(core.connections()).isEqualTo(1);
        }
    }

    @Test
    void anAnswerWithoutBodyMayTellOfOneOfAnySize() {
        String head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 9000000000\r\n\r\n";
        try (RawServer server = RawServer.answering(head);
                CoreClient client = clientOf(server)) {
            assertThat(client.filesystems().exists("disk", "film.mp4")).isTrue();
            assertThat(client.filesystems().exists("disk", "film.mp4")).isTrue();
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void anEmptyAnswerMayCallItselfCompressed() {
        try (RawServer server =
                        RawServer.answering("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 0\r\n\r\n");
                CoreClient client = clientOf(server)) {
            assertThat(client.ping()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anInterruptEndsAWaitInTheMiddleOfABody(boolean intoFile, @TempDir Path folder) throws IOException {
        FakeCore core = FakeCore.listening()
                .on("GET /api/v3/fs/mem/x", FakeAnswer.bytes(new byte[1_000]).with(FakeAnswer.Fault.SILENT));
        try (CoreClient client = way.to(core.url()).build()) {
            CompletableFuture<Kind> told = new CompletableFuture<>();
            CoreClient watching = client.with(CallOptions.DEFAULT.withTimeout(Duration.ofMinutes(5)));
            Thread caller = Thread.ofPlatform()
                    .start(() -> told.complete(broken(() -> {
                                if (intoFile) {
                                    watching.filesystems().download("mem", "x", folder.resolve("x"));
                                } else {
                                    watching.filesystems().get("mem", "x");
                                }
                            })
                            .kind()));
            Await.until("the call is under way", () -> core.seen().size() == 1);
            caller.interrupt();
            assertThat(told.join()).isEqualTo(Kind.INTERRUPTED);
            Await.until("the connection is closed", () -> core.openConnections() == 0);
            assertThat(folder).isEmptyDirectory();
        }
        core.close();
    }

    @Test
    void aChannelThatWaitsForNobodyIsRefused() throws IOException {
        try (RawServer server = RawServer.answering(PONG);
                CoreClient client = clientOf(server)) {
            Pipe pipe = Pipe.open();
            pipe.source().configureBlocking(false);
            pipe.sink().configureBlocking(false);
            assertThat(catchThrowableOfType(
                                    InvalidRequestException.class,
                                    () -> client.filesystems().put("mem", "x", pipe.source()))
                            .field())
                    .isEqualTo("source");
            assertThat(catchThrowableOfType(
                                    InvalidRequestException.class,
                                    () -> client.filesystems().download("mem", "x", pipe.sink()))
                            .field())
                    .isEqualTo("target");
            pipe.source().close();
            pipe.sink().close();
        }
    }

    @Test
    void aServerSeesWhoAsks() {
        try (FakeCore core = FakeCore.listening().on("GET /ping", FakeAnswer.bytes(new byte[] {'p'}));
                CoreClient client = way.to(core.url()).build()) {
            client.ping();
            assertThat(core.seen().getFirst().headers()).containsEntry("user-agent", "sluice-client");
        }
    }

    @Test
    void aSourceThatFailsLeavesNoWholeUpload() {
        List<String> sent = new CopyOnWriteArrayList<>();
        try (RawServer server = new RawServer(connection -> {
                    connection.head();
                    sent.add(connection.rest());
                });
                CoreClient client = clientOf(server)) {
            CoreTransportException fault = broken(() -> client.filesystems().put("mem", "x", new FailingSource()));
            assertThat(fault.kind()).isEqualTo(Kind.LOCAL);
            assertThat(fault).hasMessageContaining("the disk is gone");
            Await.until("the server saw the end of the connection", () -> !sent.isEmpty());
            assertThat(sent.getFirst()).doesNotEndWith("0\r\n\r\n");
        }
    }

    @Test
    void anAnswerMayEndWithItsConnection() {
        try (RawServer server = RawServer.answeringOnce("HTTP/1.0 200 OK\r\n\r\npong");
                CoreClient client = clientOf(server)) {
            assertThat(client.ping()).isEqualTo("pong");
            assertThat(client.ping()).isEqualTo("pong");
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void aServerThatSaysItWillCloseIsNotAskedAgainOnThatConnection() {
        try (RawServer server = new RawServer(connection -> {
                    connection.head();
                    connection.say("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 4\r\n\r\npong");
                    connection.rest();
                });
                CoreClient client = clientOf(server)) {
            assertThat(client.ping()).isEqualTo("pong");
            assertThat(client.ping()).isEqualTo("pong");
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void aConnectionThatTheServerClosesWithoutAWordIsReplacedForASafeCall() {
        try (RawServer server = RawServer.answeringOnce(PONG);
                CoreClient client = clientOf(server)) {
            for (int i = 1; i <= 10; i++) {
                assertThat(client.ping()).isEqualTo("pong");
                assertThat(server.requests()).isEqualTo(i);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH_9.6\r\n",
                "HTTP/1.1 abc OK\r\n\r\n",
                "HTTP/1.1 000 Nothing\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\npong",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\npong\r\n0\r\n\r\n"
            })
    void whatIsNoHttpIsToldAsBroken(String answer) {
        try (RawServer server = RawServer.answeringOnce(answer);
                CoreClient client = clientOf(server)) {
            assertThat(broken(() -> client.metrics()
                                    .query(MetricsQuery.builder().build()))
                            .kind())
                    .isEqualTo(Kind.BROKEN);
        }
    }

    @Test
    void headersWithoutEndAreNotRead() {
        try (RawServer server = new RawServer(connection -> {
                    connection.head();
                    connection.say("HTTP/1.1 200 OK\r\n");
                    while (true) {
                        connection.say("X-Header: " + "x".repeat(10_000) + "\r\n");
                    }
                });
                CoreClient client = clientOf(server)) {
            assertThat(broken(() -> client.metrics()
                                    .query(MetricsQuery.builder().build()))
                            .kind())
                    .isEqualTo(Kind.BROKEN);
        }
    }

    @Test
    void aHundredThreadsGetTheirOwnAnswersAndClosingFreesTheConnections() throws Exception {
        FakeCore core = FakeCore.listening();
        try (CoreClient client = way.to(core.url()).build();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 100).forEach(i -> core.on("GET /api/v3/metadata/" + i, FakeAnswer.json("" + i)));
            List<CompletableFuture<String>> answers = IntStream.range(0, 100)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> client.metadata().get("" + i).toString(), threads))
                    .toList();
            for (int i = 0; i < 100; i++) {
                assertThat(answers.get(i).get()).isEqualTo("" + i);
            }
        }
        Await.until("all connections are closed", () -> core.openConnections() == 0);
        core.close();
    }

    @Test
    void anInterruptEndsAWaitAndItsConnection() throws InterruptedException {
        try (RawServer server = RawServer.silent();
                CoreClient client = clientOf(server)) {
            CompletableFuture<Kind> told = new CompletableFuture<>();
            Thread caller = Thread.ofPlatform().start(() -> {
                told.complete(broken(client::ping).kind());
            });
            Await.until("the call is under way", () -> server.requests() == 1);
            caller.interrupt();
            assertThat(told.join()).isEqualTo(Kind.INTERRUPTED);
            caller.join();
            Await.until("the connection is closed", () -> server.openConnections() == 0);
        }
    }

    @Test
    void closingTheClientEndsTheCallsUnderWay() {
        try (RawServer server = RawServer.silent()) {
            CoreClient client = clientOf(server);
            CompletableFuture<String> pong = client.async().ping();
            Await.until("the call is under way", () -> server.requests() == 1);
            client.close();
            assertThat(catchThrowableOfType(CompletionException.class, pong::join))
                    .hasMessageContaining("the client was closed");
        }
    }

    @Test
    void aSourceThatGivesNothingIsGivenUpAfterTheTimeout() throws IOException {
        try (RawServer server = RawServer.silent();
                CoreClient client =
                        way.to(server.url()).timeout(Duration.ofSeconds(2)).build()) {
            Pipe pipe = Pipe.open();
            assertThat(broken(() -> client.filesystems().put("mem", "x", pipe.source()))
                            .kind())
                    .isEqualTo(Kind.TIMEOUT);
            pipe.sink().close();
        }
    }

    @Test
    void aTargetThatTakesNothingIsGivenUpAfterTheTimeout() throws IOException {
        FakeCore core = FakeCore.listening().on("GET /api/v3/fs/mem/x", FakeAnswer.bytes(new byte[8_000_000]));
        try (CoreClient client =
                way.to(core.url()).timeout(Duration.ofSeconds(2)).build()) {
            Pipe pipe = Pipe.open();
            assertThat(broken(() -> client.filesystems().download("mem", "x", pipe.sink()))
                            .kind())
                    .isEqualTo(Kind.TIMEOUT);
            Await.until("the connection is closed", () -> core.openConnections() == 0);
            // Which ends the write that waits for it.
            pipe.source().close();
            pipe.sink().close();
        }
        core.close();
    }

    /** Gives some bytes and then fails. */
    private static final class FailingSource implements ReadableByteChannel {
        private int left = 300_000;

        @Override
        public int read(ByteBuffer target) throws IOException {
            if (left == 0) {
                throw new IOException("the disk is gone");
            }
            int given = Math.min(left, target.remaining());
            target.position(target.position() + given);
            left -= given;
            return given;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
