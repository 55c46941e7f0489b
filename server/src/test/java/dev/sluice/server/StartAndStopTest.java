package dev.sluice.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.access.NewKey;
import dev.sluice.edge.CannotListenException;
import dev.sluice.server.settings.Settings;
import dev.sluice.store.DataFolderException;
import dev.sluice.stun.CannotOpenStunException;
import dev.sluice.testkit.Await;
import dev.sluice.testkit.RawAnswer;
import dev.sluice.wire.items.Credentials;
import dev.sluice.wire.items.ItemPaths;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Starting, restarting, draining, and several servers at once. */
@ExtendWith(NothingLogged.class)
final class StartAndStopTest {
    private static final String WATCH = "{\"portals\":[{\"portalid\":\"abc\"}],\"mode\":\"watch\"}";
    private static final String STREAM = "{\"portals\":[{\"portalid\":\"abc\"}],\"mode\":\"stream\"}";

    @Test
    void accountsAndKeysSurviveARestartAndItemsAndSessionsDoNot(@TempDir Path data) throws IOException {
        Credentials first;
        NewKey key;
        String password;
        String cookie;
        try (SluiceServer server = SluiceServer.start(in(data))) {
            first = server.firstCredentials().orElseThrow();
            password = server.adminPassword();
            key = RawClient.newKey(server);
            try (RawClient client = RawClient.ofKey(server, key)) {
                cookie = client.cookie();
                client.set("abc", "x");
            }
        }
        try (SluiceServer server = SluiceServer.start(in(data));
                RawClient client = RawClient.ofKey(server, key);
                RawClient old = RawClient.ofCookie(server, cookie)) {
            assertThat(server.firstCredentials()).isEmpty();
            assertThat(server.adminPassword()).isEqualTo(password);
            assertThat(client.login(first.accountId(), first.apiKey()).status()).isEqualTo(200);
            assertThat(client.get("{}").body()).isEqualTo("{}");
            assertThat(old.get("{}").status()).isEqualTo(401);
            assertThat(Files.readString(data.resolve("xrtc.env")))
                    .contains("ACCOUNT_ID=" + first.accountId(), "API_KEY=" + first.apiKey())
                    .contains("LOGIN_URL=" + server.baseUri() + ItemPaths.LOGIN);
        }
    }

    @Test
    void severalServersRunSideBySide(@TempDir Path one, @TempDir Path other) throws IOException {
        try (SluiceServer first = SluiceServer.start(in(one));
                SluiceServer second = SluiceServer.start(in(other));
                RawClient ofFirst = RawClient.ofNewAccount(first);
                RawClient ofSecond = RawClient.ofNewAccount(second)) {
            assertThat(first.baseUri()).isNotEqualTo(second.baseUri());
            ofFirst.set("abc", "first");
            ofSecond.set("abc", "second");
            assertThat(ofFirst.get("{}").body()).contains("\"first\"").doesNotContain("\"second\"");
            try (RawClient stranger = RawClient.ofCookie(second, ofFirst.cookie())) {
                assertThat(stranger.get("{}").status()).isEqualTo(401);
            }
        }
    }

    @Test
    void aDataFolderInUseIsToldInOneSentence(@TempDir Path data) {
        try (SluiceServer server = SluiceServer.start(in(data))) {
            assertThatThrownBy(() -> SluiceServer.start(in(data)))
                    .isInstanceOf(DataFolderException.class)
                    .hasMessage("the data folder " + data + " is in use by another Sluice; stop that one, or choose"
                            + " another folder with --data");
            assertThat(server.baseUri()).isNotNull();
        }
    }

    @Test
    void aDataFolderThatIsAFileIsToldInOneSentence(@TempDir Path data) throws IOException {
        Path file = Files.createFile(data.resolve("file"));
        assertThatThrownBy(() -> SluiceServer.start(in(file)))
                .isInstanceOf(DataFolderException.class)
                .hasMessage("the data folder " + file + " cannot be created: there is a file of that name");
    }

    @Test
    void aPortThatIsTakenIsToldInOneSentenceAndLeavesNothingRunning(@TempDir Path data) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String address = "127.0.0.1:" + taken.getLocalPort();
            Settings settings = Settings.with("data=" + data, "http.address=" + address, "stun.port=off");
            assertThatThrownBy(() -> SluiceServer.start(settings))
                    .isInstanceOf(CannotListenException.class)
                    .hasMessage("http.address: cannot listen on " + address + ", something else does (or the address is"
                            + " not of this machine). Stop it, or choose another: --http HOST:PORT");
        }
        try (SluiceServer afterwards = SluiceServer.start(in(data))) {
            assertThat(afterwards.baseUri()).as("the data folder was let go").isNotNull();
        }
    }

    @Test
    void aStunPortThatIsTakenIsToldInOneSentenceAndLeavesNothingRunning(@TempDir Path data) throws IOException {
        try (DatagramSocket taken = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            Settings settings = Settings.with("data=" + data, "http.address=127.0.0.1:0", "stun.port=" + port);
            assertThatThrownBy(() -> SluiceServer.start(settings))
                    .isInstanceOf(CannotOpenStunException.class)
                    .hasMessageStartingWith("stun.port: cannot listen on UDP port " + port + " of 127.0.0.1");
        }
        try (SluiceServer afterwards = SluiceServer.start(in(data))) {
            assertThat(afterwards.baseUri()).as("the data folder was let go").isNotNull();
        }
    }

    @Test
    void serversOnFreePortsHaveFreeStunPortsAndCountWhatTheyAnswer() throws IOException {
        try (SluiceServer first = SluiceServer.startInMemory(Settings.with("http.address=127.0.0.1:0"));
                SluiceServer second = SluiceServer.startInMemory(Settings.with("http.address=127.0.0.1:0"));
                DatagramSocket client = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            assertThat(first.stunPort()).isPositive().isNotEqualTo(second.stunPort());
            client.setSoTimeout(10_000);
            byte[] request = HexFormat.of().parseHex("000100002112a442b7e7a701bc34d686fa87dfae");
            client.send(
                    new DatagramPacket(request, request.length, InetAddress.getLoopbackAddress(), first.stunPort()));
            client.receive(new DatagramPacket(new byte[100], 100));
            assertThat(Scrape.of(first).value("sluice_stun_answered_total")).isEqualTo(1);
            assertThat(Scrape.of(second).value("sluice_stun_answered_total")).isZero();
        }
    }

    @Test
    void anAddressOfNobodyIsToldInOneSentence() {
        assertThatThrownBy(() -> SluiceServer.startInMemory(Settings.with("http.address=no.such.host.invalid:0")))
                .isInstanceOf(CannotListenException.class)
                .hasMessageStartingWith("http.address: cannot listen on no.such.host.invalid:0");
    }

    @Test
    void severalLoopsShareOneFreePort() throws IOException {
        try (SluiceServer server =
                SluiceServer.startInMemory(Settings.with("http.address=127.0.0.1:0", "http.event-loops=4"))) {
            RawClient setter = RawClient.ofNewAccount(server);
            EventReader[] readers = new EventReader[8];
            for (int i = 0; i < readers.length; i++) {
                readers[i] = EventReader.open(server, setter.cookie(), "portalid=abc");
            }
            for (int round = 0; round < 50; round++) {
                setter.set("abc", "round" + round);
                for (EventReader reader : readers) {
                    assertThat(reader.nextEvent()).contains("\"round" + round + "\"");
                }
            }
            for (EventReader reader : readers) {
                reader.close();
            }
            setter.close();
        }
    }

    @Test
    void itIsReadyWhenItHasStarted() throws IOException {
        try (SluiceServer server = SluiceServer.startInMemory(Settings.with("http.address=127.0.0.1:0"));
                RawClient client = RawClient.anonymous(server)) {
            RawAnswer ready = client.call("GET", "/health/ready");
            assertThat(ready.status()).isEqualTo(200);
            assertThat(ready.body()).isEqualTo("ready\n");
            assertThat(ready.head().header("Cache-Control")).hasValue("no-store");
        }
    }

    @Test
    void aDrainEndsEverythingThatIsOpenCleanly() throws Exception {
        SluiceServer server = SluiceServer.startInMemory(
                Settings.with("http.address=127.0.0.1:0", "items.get-timeout=1m", "http.event-loops=2"));
        try (RawClient watcher = RawClient.ofNewAccount(server);
                RawClient streamer = RawClient.ofCookie(server, watcher.cookie());
                EventReader events = EventReader.open(server, watcher.cookie(), "portalid=abc");
                RawWebSocket socket = RawWebSocket.open(server, watcher.cookie(), "portalid=abc")) {
            watcher.begin(ItemPaths.GET, WATCH);
            streamer.begin(ItemPaths.GET, STREAM);
            streamer.socket().readHead();
            Await.until("four readers", () -> Scrape.of(server).value("sluice_items_readers") == 4);

            CompletableFuture<Void> drained = CompletableFuture.runAsync(server::drainAndClose);
            assertThat(watcher.socket().readAnswer().body()).isEqualTo("{}");
            assertThat(streamer.socket().readChunk()).asString().isEqualTo("{}\n");
            assertThat(streamer.socket().readChunk()).isEmpty();
            events.expectEnd();
            RawWebSocket.Frame close = socket.nextMessage();
            assertThat(close.closeCode()).isEqualTo(1001);
            assertThat(close.closeReason()).isEqualTo("the server is going down");
            drained.get(10, TimeUnit.SECONDS);
            assertThat(watcher.socket().readToEnd()).isEmpty();
        }
    }

    @Test
    void whileItDrainsReadinessIsOffAndRequestsAreStillAnswered() throws Exception {
        SluiceServer server =
                SluiceServer.startInMemory(Settings.with("http.address=127.0.0.1:0", "items.get-timeout=1m"));
        try (RawClient underWay = RawClient.ofNewAccount(server);
                RawClient streamer = RawClient.ofCookie(server, underWay.cookie());
                RawClient client = RawClient.ofCookie(server, underWay.cookie())) {
            streamer.begin(ItemPaths.GET, STREAM);
            streamer.socket().readHead();
            underWay.socket().send("POST /v1/item/get HTTP/1.1\r\n" + underWay.headers("Content-Length: 2") + "\r\n{");
            Await.until("three requests under way", () -> active(client) == 3);
            CompletableFuture<Void> drained = CompletableFuture.runAsync(server::drainAndClose);
            // Readiness goes off first, so the end of what was open is what tells that new ones end at once.
            assertThat(streamer.socket().readChunk()).asString().isEqualTo("{}\n");
            Await.until(
                    "readiness to go off",
                    () -> client.call("GET", "/health/ready").body().equals("draining\n"));
            assertThat(client.call("GET", "/health/ready").status()).isEqualTo(503);
            assertThat(client.call("GET", "/health/live").status()).isEqualTo(200);
            assertNewRequestsAreAnsweredAtOnce(server, client);
            assertThat(drained).isNotDone();
            underWay.socket().send("}");
            assertThat(underWay.socket().readAnswer().status()).isEqualTo(200);
            drained.get(10, TimeUnit.SECONDS);
        }
    }

    private static void assertNewRequestsAreAnsweredAtOnce(SluiceServer server, RawClient client) throws IOException {
        long time = client.set("abc", "x");
        assertThat(client.get(STREAM).body()).isEqualTo("{}\n");
        assertThat(client.get(WATCH).body()).isEqualTo("{}");
        assertThat(client.get("{}").body()).contains("\"servertimestamp\":" + time);
        try (EventReader events = EventReader.open(server, client.cookie(), "portalid=other");
                RawWebSocket socket = RawWebSocket.open(server, client.cookie(), "portalid=other")) {
            events.expectEnd();
            assertThat(socket.nextMessage().closeCode()).isEqualTo(1001);
        }
        assertThat(client.get("{\"portals\":[{\"portalid\":\"abc\"}]}").body())
                .as("an open get that is ended at once takes no item with it")
                .contains("\"servertimestamp\":" + time);
    }

    private static double active(RawClient client) throws IOException {
        return new Scrape(client.call("GET", "/metrics").body()).value("sluice_http_requests_active");
    }

    @Test
    void aRequestThatNeverEndsHoldsUpAStopForTheDrainTimeoutAndNoLonger() throws Exception {
        SluiceServer server = SluiceServer.startInMemory(
                Settings.with("http.address=127.0.0.1:0", "drain-timeout=300ms", "http.body-timeout=1h"));
        try (RawClient underWay = RawClient.anonymous(server);
                RawClient client = RawClient.anonymous(server)) {
            underWay.socket().send("POST /v1/item/get HTTP/1.1\r\n" + underWay.headers("Content-Length: 2") + "\r\n{");
            Await.until("two requests under way", () -> active(client) == 2);
            CompletableFuture.runAsync(server::drainAndClose).get(10, TimeUnit.SECONDS);
            assertThat(underWay.socket().readToEnd()).isEmpty();
        }
    }

    @Test
    void closingTwiceIsClosingOnce() {
        SluiceServer server = SluiceServer.startInMemory(Settings.with("http.address=127.0.0.1:0"));
        URI base = server.baseUri();
        server.drainAndClose();
        server.close();
        assertThat(server.baseUri()).isEqualTo(base);
    }

    private static Settings in(Path data) {
        return Settings.with("data=" + data, "http.address=127.0.0.1:0");
    }
}
