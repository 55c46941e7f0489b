package dev.sluice.client.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.client.core.CoreTransportException.Kind;
import dev.sluice.testkit.Await;
import dev.sluice.testkit.SelfSigned;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Core behind https, whose certificate the caller's HttpClient trusts. */
final class CoreTlsTest {
    private static SelfSigned keys;

    @TempDir
    private Path folder;

    private final byte[] bytes = new byte[3_000_000];
    private FakeCore core;
    private HttpClient http;
    private CoreClient client;

    @BeforeAll
    static void makeKeys(@TempDir Path folder) throws IOException, GeneralSecurityException, InterruptedException {
        keys = SelfSigned.in(folder);
    }

    @BeforeEach
    void connect() throws IOException, GeneralSecurityException {
        new Random(7).nextBytes(bytes);
        core = FakeCore.listening(keys.serving());
        core.on("GET /ping", FakeAnswer.bytes(new byte[] {'p'}))
                .on("GET /api/v3/fs/mem/a.bin", FakeAnswer.bytes(bytes))
                .on("PUT /api/v3/fs/mem/a.bin", FakeAnswer.of(201, ""));
        http = HttpClient.newBuilder().sslContext(keys.trusting()).build();
        client = CoreClient.builder(core.url()).httpClient(http).build();
    }

    @AfterEach
    void close() {
        client.close();
        http.close();
        core.close();
    }

    @Test
    void callsShareTheirConnection() {
        for (int i = 0; i < 5; i++) {
            assertThat(client.ping()).isEqualTo("p");
        }
        assertThat(client.async().ping().join()).isEqualTo("p");
        assertThat(core.connections()).isEqualTo(1);
    }

    @Test
    void filesComeAndGoByteForByte() throws IOException {
        Path target = folder.resolve("a.bin");
        assertThat(client.filesystems().download("mem", "a.bin", target)).isEqualTo(bytes.length);
        assertThat(target).hasBinaryContent(bytes);
        ByteArrayOutputStream channel = new ByteArrayOutputStream();
        client.filesystems().download("mem", "a.bin", Channels.newChannel(channel));
        assertThat(channel.toByteArray()).isEqualTo(bytes);
        assertThat(client.filesystems().put("mem", "a.bin", target)).isTrue();
        assertThat(client.filesystems().put("mem", "a.bin", Files.newByteChannel(target)))
                .isTrue();
        assertThat(core.seen().getLast().body()).hasSize(bytes.length);
    }

    @Test
    void aCertificateThatNobodyTrustsIsTold() {
        try (CoreClient wary = CoreClient.builder(core.url()).build()) {
            CoreTransportException fault = catchThrowableOfType(CoreTransportException.class, wary::ping);
            assertThat(fault.kind()).isEqualTo(Kind.BROKEN);
            assertThat(fault).hasMessageContaining("certificat");
        }
        assertThat(core.seen()).isEmpty();
    }

    @Test
    void aCancelledDownloadLeavesNeitherFileNorConnection() throws IOException {
        core.on("GET /api/v3/fs/mem/a.bin", FakeAnswer.bytes(bytes).with(FakeAnswer.Fault.SILENT));
        CoreClient patient = client.with(CallOptions.DEFAULT.withTimeout(Duration.ofMinutes(5)));
        CompletableFuture<Long> download =
                patient.async().filesystems().download("mem", "a.bin", folder.resolve("a.bin"));
        Await.until("the file grows", () -> filesLeft() == 1);
        download.cancel(true);
        Await.until("the file is gone", () -> filesLeft() == 0);
        Await.until("the connection is closed", () -> core.openConnections() == 0);
    }

    private long filesLeft() throws IOException {
        try (var all = Files.list(folder)) {
            return all.count();
        }
    }
}
