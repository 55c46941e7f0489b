package dev.sluice.client.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.client.core.CoreTransportException.Kind;
import dev.sluice.testkit.Await;
import dev.sluice.wire.core.ConfigChange;
import dev.sluice.wire.core.ConfigSetting;
import dev.sluice.wire.core.InvalidRequestException;
import dev.sluice.wire.core.MetricsQuery;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a caller sees when things go wrong, whatever the way to the server. */
@ParameterizedClass
@EnumSource(Way.class)
final class FaultTest {
    private static final String RTMP = "/api/v3/rtmp";

    private final Way way;
    private final FakeCore core = FakeCore.listening();
    private final CoreClient client;
    private final CoreClient hasty;

    FaultTest(Way way) {
        this.way = way;
        this.client = clientOf(core);
        this.hasty = client.with(CallOptions.DEFAULT.withTimeout(Duration.ofSeconds(2)));
    }

    @AfterEach
    void close() {
        client.close();
        core.close();
    }

    private CoreClient clientOf(FakeCore core) {
        return way.to(core.url()).backoff(Duration.ofMillis(1)).build();
    }

    private static CoreTransportException broken(ThrowingCallable call) {
        return catchThrowableOfType(CoreTransportException.class, call);
    }

    @Test
    void aRefusalCarriesCodeMessageDetailsMethodAndUrl() {
        core.on(
                "GET /api/v3/process/x",
                FakeAnswer.of(
                        404, "{\"code\":404,\"message\":\"Unknown process ID\",\"details\":[\"unknown process\"]}"));
        CoreApiException fault = catchThrowableOfType(
                CoreApiException.class, () -> client.processes().get("x"));
        assertThat(fault.code()).isEqualTo(404);
        assertThat(fault.isNotFound()).isTrue();
        assertThat(fault.title()).isEqualTo("Unknown process ID");
        assertThat(fault.details()).containsExactly("unknown process");
        assertThat(fault.method()).isEqualTo("GET");
        assertThat(fault.url()).hasToString(core.url() + "/api/v3/process/x");
        assertThat(fault.getStackTrace())
                .extracting(StackTraceElement::getClassName)
                .contains(FaultTest.class.getName());
        assertThat(core.seen()).hasSize(1);
    }

    @Test
    void aRefusalWithoutTheUsualBodyIsStillARefusal() {
        core.on("GET " + RTMP, FakeAnswer.of(502, "<html>\nbad gateway"));
        CoreApiException fault =
                catchThrowableOfType(CoreApiException.class, () -> client.rtmp().channels());
        assertThat(fault.code()).isEqualTo(502);
        assertThat(fault.details()).containsExactly("<html>", "bad gateway");
    }

    @Test
    void aRefusedConfigurationTellsItsMessagesBySetting() {
        core.on("PUT /api/v3/config", FakeAnswer.of(409, "{\"address\":[\"address nope: missing port in address\"]}"));
        ConfigChange change =
                ConfigChange.builder().set(ConfigSetting.RTMP_ENABLE, true).build();
        CoreConfigRejectedException fault = catchThrowableOfType(
                CoreConfigRejectedException.class, () -> client.config().put(change));
        assertThat(fault.messages()).containsEntry("address", List.of("address nope: missing port in address"));
        assertThat(fault.code()).isEqualTo(409);
    }

    @Test
    void anAnswerThatBreaksTheContractNamesTheJsonPath() {
        core.on("GET " + RTMP, FakeAnswer.json("[{\"name\":\"/a\"},{\"nom\":\"/b\"}]"));
        CoreAnswerException fault = catchThrowableOfType(
                CoreAnswerException.class, () -> client.rtmp().channels());
        assertThat(fault.jsonPath()).isEqualTo("$[1].name");
        assertThat(fault).hasMessageContaining("$[1].name").hasMessageContaining(core.url());
    }

    @Test
    void aForbiddenRequestFailsNamingTheFieldAndIsNotSent() {
        assertThat(fieldOf(() -> client.processes().get(" "))).isEqualTo("id");
        assertThat(fieldOf(() -> client.metadata().get(""))).isEqualTo("key");
        assertThat(fieldOf(() -> client.filesystems().files("a/b"))).isEqualTo("storage");
        assertThat(fieldOf(() -> client.filesystems().get("mem", "folder/"))).isEqualTo("path");
        assertThat(fieldOf(() -> client.filesystems().deleteAll("mem", FileQuery.ALL)))
                .isEqualTo("glob");
        assertThat(fieldOf(() -> client.filesystems().put("mem", "x", Path.of("/nope"))))
                .isEqualTo("source");
        assertThat(fieldOf(() -> client.sessions().summary())).isEqualTo("collectors");
        assertThat(fieldOf(() -> CoreClient.builder("ftp://x"))).isEqualTo("baseUrl");
        assertThat(fieldOf(() -> CallOptions.DEFAULT.withRetries(-1))).isEqualTo("retries");
        assertThat(core.seen()).isEmpty();
    }

    private static String fieldOf(ThrowingCallable call) {
        return catchThrowableOfType(InvalidRequestException.class, call).field();
    }

    @Test
    void aRefusedConnectionIsTriedAsOftenAsTheSettingsSay() {
        try (FakeCore down = FakeCore.down();
                CoreClient caller = clientOf(down)) {
            CoreTransportException fault = broken(caller::ping);
            assertThat(fault.kind()).isEqualTo(Kind.CONNECT);
            assertThat(fault.attempts()).isEqualTo(4);
            assertThat(fault).hasMessageContaining("is a server listening there?");
            CoreClient once = caller.with(CallOptions.DEFAULT.withRetries(0));
            assertThat(broken(once::ping).attempts()).isEqualTo(1);
        }
    }

    @Test
    void aServerThatComesWhileTheClientRetriesGetsTheCall() {
        try (FakeCore late = FakeCore.down().on("GET /ping", FakeAnswer.bytes(new byte[] {'p'}));
                CoreClient caller = clientOf(late)) {
            assertThat(broken(caller::ping).kind()).isEqualTo(Kind.CONNECT);
            CompletableFuture<String> pong =
                    caller.with(CallOptions.DEFAULT.withRetries(10_000)).async().ping();
            late.listen();
            assertThat(pong.join()).isEqualTo("p");
            assertThat(late.seen()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = FakeAnswer.Fault.class,
            names = {"RESET", "TRUNCATED", "NO_HEAD"})
    void aConnectionThatBreaksInTheAnswerIsToldAndNotRetried(FakeAnswer.Fault how) {
        core.on("POST /api/v3/metrics", FakeAnswer.json("{\"timerange_sec\":0}").with(how));
        CoreTransportException fault =
                broken(() -> client.metrics().query(MetricsQuery.builder().build()));
        assertThat(fault.kind()).isEqualTo(Kind.BROKEN);
        assertThat(core.seen()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = FakeAnswer.Fault.class,
            names = {"SILENT", "ENDLESS"})
    void anAnswerThatNeverEndsIsGivenUpAfterTheTimeout(FakeAnswer.Fault how) {
        core.on("GET " + RTMP, FakeAnswer.json("[{\"name\":\"/a\"}]").with(how));
        CoreTransportException fault = broken(() -> hasty.rtmp().channels());
        assertThat(fault.kind()).isEqualTo(Kind.TIMEOUT);
        assertThat(fault).hasMessageContaining("within 2000 ms");
        Await.until("the connection is closed", () -> core.openConnections() == 0);
    }

    @Test
    void anAnswerBeyondTheLimitIsRefused() {
        core.on("GET " + RTMP, FakeAnswer.json("[" + " ".repeat(500) + "]"));
        try (CoreClient small = way.to(core.url()).maxAnswerBytes(100).build()) {
            assertThat(broken(() -> small.rtmp().channels()).kind()).isEqualTo(Kind.BROKEN);
        }
    }

    @Test
    void compressedAnswersAreOpenedUpToTheLimit() throws IOException {
        core.on(
                "GET " + RTMP,
                FakeAnswer.json("[{\"name\":\"/a\"}" + " ".repeat(5_000) + "]").gzipped());
        core.on(
                "GET /api/v3/fs/mem/x",
                FakeAnswer.bytes("hello".getBytes(StandardCharsets.UTF_8)).gzipped());
        assertThat(client.rtmp().channels()).hasSize(1);
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        client.filesystems().download("mem", "x", Channels.newChannel(target));
        assertThat(target.toString(StandardCharsets.UTF_8)).isEqualTo("hello");
        try (CoreClient small =
                way.to(core.url()).maxAnswerBytes(1_000).compression(true).build()) {
            assertThat(broken(() -> small.rtmp().channels()).kind()).isEqualTo(Kind.BROKEN);
            assertThat(core.seen().getLast().headers()).containsEntry("accept-encoding", "gzip");
        }
    }

    @Test
    void aTruncatedCompressedAnswerIsBroken() {
        FakeAnswer whole = FakeAnswer.json("[{\"name\":\"/a\"}]").gzipped();
        String half = whole.body().substring(0, whole.body().length() - 9);
        core.on("GET " + RTMP, new FakeAnswer(200, whole.headers(), half, FakeAnswer.Fault.NONE));
        assertThat(broken(() -> client.rtmp().channels()).kind()).isEqualTo(Kind.BROKEN);
    }

    @Test
    void aDownloadAppearsUnderItsNameOnlyWhenItIsWhole(@TempDir Path folder) throws IOException {
        byte[] bytes = new byte[1_000_000];
        Path target = folder.resolve("a.bin");
        core.on("GET /api/v3/fs/mem/a.bin", FakeAnswer.bytes(bytes).with(FakeAnswer.Fault.TRUNCATED));
        assertThat(broken(() -> client.filesystems().download("mem", "a.bin", target))
                        .kind())
                .isEqualTo(Kind.BROKEN);
        core.on("GET /api/v3/fs/mem/a.bin", FakeAnswer.bytes(bytes).with(FakeAnswer.Fault.SILENT));
        assertThat(broken(() -> hasty.filesystems().download("mem", "a.bin", target))
                        .kind())
                .isEqualTo(Kind.TIMEOUT);
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
        core.on("GET /api/v3/fs/mem/a.bin", FakeAnswer.bytes(bytes));
        AtomicLong moved = new AtomicLong();
        long all = client.with(CallOptions.DEFAULT.withProgress((sofar, total) -> moved.set(sofar * 2 - total)))
                .filesystems()
                .download("mem", "a.bin", target);
        assertThat(all).isEqualTo(bytes.length).isEqualTo(moved.get()).isEqualTo(Files.size(target));
    }

    @Test
    void aStreamedAnswerArrivesWholeHoweverSlowItsReaderIs() throws IOException {
        byte[] bytes = new byte[8_000_000];
        new Random(7).nextBytes(bytes);
        core.on("GET /api/v3/fs/mem/a.bin", FakeAnswer.bytes(bytes));
        Pipe pipe = Pipe.open();
        CompletableFuture<Long> moved = client.async().filesystems().download("mem", "a.bin", pipe.sink());
        ByteBuffer all = ByteBuffer.allocate(bytes.length);
        ByteBuffer few = ByteBuffer.allocate(4_093);
        while (all.hasRemaining()) {
            pipe.source().read(few.clear());
            all.put(few.flip());
        }
        assertThat(moved.join()).isEqualTo(bytes.length);
        assertThat(all.array()).isEqualTo(bytes);
        pipe.sink().close();
        pipe.source().close();
    }

    @Test
    void aTargetThatCannotBeWrittenIsALocalFault(@TempDir Path folder) {
        core.on("GET /api/v3/fs/mem/a.bin", FakeAnswer.bytes(new byte[10]));
        Path nowhere = folder.resolve("missing/a.bin");
        assertThat(broken(() -> client.filesystems().download("mem", "a.bin", nowhere))
                        .kind())
                .isEqualTo(Kind.LOCAL);
    }

    @Test
    void anUploadFromAFileTellsItsProgress(@TempDir Path folder) throws IOException {
        Path source = Files.write(folder.resolve("up.bin"), new byte[100_000]);
        core.on("PUT /api/v3/fs/mem/up.bin", FakeAnswer.of(201, ""));
        AtomicLong moved = new AtomicLong();
        boolean created = client.with(CallOptions.DEFAULT.withProgress((sofar, total) -> moved.set(sofar)))
                .filesystems()
                .put("mem", "up.bin", source);
        assertThat(created).isTrue();
        assertThat(moved).hasValue(100_000);
        assertThat(core.seen().getFirst().body()).hasSize(100_000);
    }

    @Test
    void aListenerThatThrowsEndsItsUploadWithItsOwnFault() {
        core.on("PUT /api/v3/fs/mem/up.bin", FakeAnswer.of(201, ""));
        CoreClient angry = client.with(CallOptions.DEFAULT.withProgress((moved, total) -> {
            throw new IllegalArgumentException("enough");
        }));
        assertThatThrownBy(() -> angry.filesystems().put("mem", "up.bin", new byte[1_000_000]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("enough");
    }

    @Test
    void aContinuationMayWaitForAnotherCall() {
        core.on("GET /ping", FakeAnswer.bytes(new byte[] {'p'}));
        String second =
                client.async().ping().thenApply(first -> first + client.ping()).join();
        assertThat(second).isEqualTo("pp");
    }

    @Test
    void aTimeoutLeavesNoInterruptBehind() {
        core.on("GET " + RTMP, FakeAnswer.json("[]").with(FakeAnswer.Fault.SILENT));
        assertThat(broken(() -> hasty.rtmp().channels()).kind()).isEqualTo(Kind.TIMEOUT);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void aChannelThatIsFedByAnotherCallOfTheSameClientDoesNotBlockIt() throws IOException {
        core.on("GET /api/v3/fs/mem/from", FakeAnswer.bytes(new byte[300_000]));
        core.on("PUT /api/v3/fs/mem/to", FakeAnswer.of(201, ""));
        Pipe pipe = Pipe.open();
        CompletableFuture<Boolean> upload = client.async().filesystems().put("mem", "to", pipe.source());
        client.filesystems().download("mem", "from", pipe.sink());
        pipe.sink().close();
        assertThat(upload.join()).isTrue();
        assertThat(core.seen())
                .filteredOn(request -> request.method().equals("PUT"))
                .first()
                .satisfies(request -> assertThat(request.body()).hasSize(300_000));
    }

    @Test
    void aCancelledCallClosesItsConnection() {
        core.on("GET " + RTMP, FakeAnswer.json("[]").with(FakeAnswer.Fault.SILENT));
        CoreClient patient = client.with(CallOptions.DEFAULT.withTimeout(Duration.ofMinutes(5)));
        CompletableFuture<?> call = patient.async().rtmp().channels();
        Await.until("the call is under way", () -> core.openConnections() == 1);
        call.cancel(true);
        Await.until("the connection is closed", () -> core.openConnections() == 0);
    }

    @Test
    void anInterruptedCallerIsToldAndStaysInterrupted() {
        core.on("GET " + RTMP, FakeAnswer.json("[]").with(FakeAnswer.Fault.SILENT));
        Thread.currentThread().interrupt();
        assertThat(broken(() -> client.rtmp().channels()).kind()).isEqualTo(Kind.INTERRUPTED);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aLinkOnDiskIsToldWithItsTarget() {
        core.on("GET /api/v3/fs/disk/ln.html", FakeAnswer.of(301, "").with("Location", "d/e.html"));
        CoreApiException fault = catchThrowableOfType(
                CoreApiException.class, () -> client.filesystems().get("disk", "ln.html"));
        assertThat(fault.code()).isEqualTo(301);
        assertThat(fault.details()).containsExactly("d/e.html");
    }
}
