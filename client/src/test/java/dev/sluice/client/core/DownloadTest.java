package dev.sluice.client.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.client.core.CoreTransportException.Kind;
import dev.sluice.testkit.Await;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Downloads into files, whatever the way to the server. */
@ParameterizedClass
@EnumSource(Way.class)
final class DownloadTest {
    private static final String FILE = "GET /api/v3/fs/mem/a.bin";

    @TempDir
    private Path folder;

    private final byte[] bytes = new byte[1_000_000];
    private final FakeCore core = FakeCore.listening();
    private final CoreClient client;
    private Path target = Path.of("a.bin");

    DownloadTest(Way way) {
        this.client = way.to(core.url()).build();
    }

    @BeforeEach
    void serveAFile() {
        new Random(7).nextBytes(bytes);
        target = folder.resolve("a.bin");
        core.on(FILE, FakeAnswer.bytes(bytes)).on("GET /ping", FakeAnswer.bytes(new byte[] {'p'}));
    }

    @AfterEach
    void close() {
        client.close();
        core.close();
    }

    private static CoreClient following(CoreClient client, TransferProgress progress) {
        return client.with(CallOptions.DEFAULT.withProgress(progress));
    }

    private static Kind kindOf(ThrowingCallable call) {
        return catchThrowableOfType(CoreTransportException.class, call).kind();
    }

    private List<String> filesLeft() throws IOException {
        try (var all = Files.list(folder)) {
            return all.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void aFileArrivesByteForByteAndReplacesTheOldOne() throws IOException {
        Files.writeString(target, "old");
        assertThat(client.filesystems().download("mem", "a.bin", target)).isEqualTo(bytes.length);
        assertThat(target).hasBinaryContent(bytes);
        assertThat(client.async().filesystems().download("mem", "a.bin", target).join())
                .isEqualTo(bytes.length);
        assertThat(filesLeft()).containsExactly("a.bin");
    }

    @Test
    void anEmptyFileIsAFile() throws IOException {
        core.on(FILE, FakeAnswer.bytes(new byte[0]));
        assertThat(client.filesystems().download("mem", "a.bin", target)).isZero();
        assertThat(target).isEmptyFile();
        assertThat(filesLeft()).containsExactly("a.bin");
    }

    @Test
    void aCompressedFileIsOpened() {
        core.on(FILE, FakeAnswer.bytes(bytes).gzipped());
        assertThat(client.filesystems().download("mem", "a.bin", target)).isEqualTo(bytes.length);
        assertThat(target).hasBinaryContent(bytes);
    }

    @Test
    void aBrokenDownloadKeepsTheOldFile() throws IOException {
        Files.writeString(target, "old");
        core.on(FILE, FakeAnswer.bytes(bytes).with(FakeAnswer.Fault.RESET));
        assertThat(kindOf(() -> client.filesystems().download("mem", "a.bin", target)))
                .isEqualTo(Kind.BROKEN);
        assertThat(target).hasContent("old");
        assertThat(filesLeft()).containsExactly("a.bin");
    }

    @Test
    void aFileThatTheServerDoesNotHaveLeavesNothingBehind() throws IOException {
        core.on(FILE, FakeAnswer.notFound());
        assertThatThrownBy(() -> client.filesystems().download("mem", "a.bin", target))
                .isInstanceOfSatisfying(
                        CoreApiException.class,
                        fault -> assertThat(fault.isNotFound()).isTrue());
        assertThat(filesLeft()).isEmpty();
    }

    @Test
    void aFolderIsNotReplaced() throws IOException {
        Files.createDirectory(target);
        assertThat(kindOf(() -> client.filesystems().download("mem", "a.bin", target)))
                .isEqualTo(Kind.LOCAL);
        assertThat(filesLeft()).containsExactly("a.bin");
    }

    @Test
    void aListenerThatWaitsHoldsUpNoOtherCall() {
        AtomicReference<String> answer = new AtomicReference<>();
        following(client, (moved, total) -> answer.set(client.ping()))
                .filesystems()
                .download("mem", "a.bin", target);
        assertThat(answer).hasValue("p");
    }

    @Test
    void downloadsDoNotWaitForEachOther() {
        CountDownLatch both = new CountDownLatch(2);
        CompletableFuture<Long> first = downloadThatWaitsFor(both, "1");
        CompletableFuture<Long> second = downloadThatWaitsFor(both, "2");
        assertThat(first.join()).isEqualTo(second.join()).isEqualTo(bytes.length);
    }

    private CompletableFuture<Long> downloadThatWaitsFor(CountDownLatch both, String name) {
        CountDownLatch mine = new CountDownLatch(1);
        return following(client, (moved, total) -> {
                    if (mine.getCount() > 0) {
                        mine.countDown();
                        both.countDown();
                        Await.until("both downloads are under way", () -> both.getCount() == 0);
                    }
                })
                .async()
                .filesystems()
                .download("mem", "a.bin", folder.resolve(name));
    }

    @Test
    void aListenerThatThrowsEndsItsDownloadWithItsOwnFault() throws IOException {
        CoreClient angry = following(client, (moved, total) -> {
            throw new IllegalArgumentException("enough");
        });
        assertThatThrownBy(() -> angry.filesystems().download("mem", "a.bin", target))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("enough");
        assertThat(filesLeft()).isEmpty();
        assertThat(client.filesystems().download("mem", "a.bin", target)).isEqualTo(bytes.length);
    }

    @Test
    void aCancelledDownloadLeavesNeitherFileNorConnection() {
        core.on(FILE, FakeAnswer.bytes(bytes).with(FakeAnswer.Fault.SILENT));
        CoreClient patient = client.with(CallOptions.DEFAULT.withTimeout(Duration.ofMinutes(5)));
        CompletableFuture<Long> download = patient.async().filesystems().download("mem", "a.bin", target);
        Await.until("the file grows", () -> !filesLeft().isEmpty());
        download.cancel(true);
        Await.until("the file is gone", () -> filesLeft().isEmpty());
        Await.until("the connection is closed", () -> core.openConnections() == 0);
    }

    @Test
    void aDownloadThatIsCancelledWhileItWritesIsCleanedUpByTheWriter() {
        CompletableFuture<CompletableFuture<Long>> begun = new CompletableFuture<>();
        CountDownLatch cancelled = new CountDownLatch(1);
        CompletableFuture<Long> download = following(client, (moved, total) -> {
                    begun.join().cancel(true);
                    cancelled.countDown();
                })
                .async()
                .filesystems()
                .download("mem", "a.bin", target);
        begun.complete(download);
        Await.until("the listener cancelled", () -> cancelled.getCount() == 0);
        Await.until("the file is gone", () -> filesLeft().isEmpty());
    }

    @Test
    void closingTheClientEndsADownload() throws IOException {
        core.on(FILE, FakeAnswer.bytes(bytes).with(FakeAnswer.Fault.SILENT));
        CompletableFuture<Long> download = client.async().filesystems().download("mem", "a.bin", target);
        Await.until("the file grows", () -> !filesLeft().isEmpty());
        client.close();
        assertThatThrownBy(download::join).hasCauseInstanceOf(CoreTransportException.class);
        assertThat(filesLeft()).isEmpty();
        assertThat(kindOf(() -> client.filesystems().download("mem", "a.bin", target)))
                .isEqualTo(Kind.BROKEN);
    }

    @Test
    void anHttpClientOfOnesOwnWithOneThreadDownloadsToo() {
        try (ExecutorService one = Executors.newSingleThreadExecutor();
                HttpClient http = HttpClient.newBuilder().executor(one).build();
                CoreClient own = CoreClient.builder(core.url()).httpClient(http).build()) {
            assertThat(own.filesystems().download("mem", "a.bin", target)).isEqualTo(bytes.length);
        }
        assertThat(target).hasBinaryContent(bytes);
    }
}
