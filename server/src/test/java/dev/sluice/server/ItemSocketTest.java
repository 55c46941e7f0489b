package dev.sluice.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.access.NewKey;
import dev.sluice.server.RawWebSocket.Frame;
import dev.sluice.server.junit.SluiceExtension;
import dev.sluice.testkit.Await;
import dev.sluice.testkit.RawAnswer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Portals over a WebSocket (RFC 6455). */
@ExtendWith(NothingLogged.class)
final class ItemSocketTest {
    /** The get timeout is shorter than anything here takes: a view is not bound to it. */
    @RegisterExtension
    static final SluiceExtension SLUICE =
            SluiceExtension.with("items.get-timeout=10ms", "http.allowed-origins=https://app.example:8443");

    private RawClient setter;

    @BeforeEach
    void logIn(SluiceServer server) throws IOException {
        setter = RawClient.ofNewAccount(server);
    }

    @AfterEach
    void close() throws IOException {
        setter.close();
    }

    @Test
    void itBeginsWithWhatIsThereAndGoesOnAsItemsCome(SluiceServer server) throws Exception {
        long first = setter.set("abc", "a");
        long second = setter.set("abc", "b");
        try (HttpClient http = HttpClient.newHttpClient()) {
            Texts texts = new Texts();
            WebSocket socket = http.newWebSocketBuilder()
                    .header("Cookie", setter.cookie())
                    .buildAsync(
                            URI.create("ws://localhost:" + server.baseUri().getPort() + "/v1/item/socket?portalid=abc"),
                            texts)
                    .get(10, TimeUnit.SECONDS);
            assertThat(texts.next())
                    .isEqualTo("{\"items\":[" + item("abc", "a", first) + "," + item("abc", "b", second) + "]}");
            long third = setter.set("abc", "ä€😀");
            assertThat(texts.next()).isEqualTo("{\"items\":[" + item("abc", "ä€😀", third) + "]}");
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get(10, TimeUnit.SECONDS);
            assertThat(texts.closed.get(10, TimeUnit.SECONDS)).isEqualTo(WebSocket.NORMAL_CLOSURE);
        }
        awaitReaders(server, 0);
    }

    @Test
    void setsOverTheSocketAreAnsweredInOrder(SluiceServer server) throws IOException {
        try (RawWebSocket socket = open(server, "portalid=other")) {
            socket.send("{\"items\":[{\"portalid\":\"abc\",\"payload\":\"a\"}]}");
            socket.send("{\"items\":[{\"portalid\":\"abc\"}]}");
            socket.send("no json");
            socket.send("{items:[{portalid:\"abc\",payload:\"b\"}]}");
            assertThat(socket.next().text()).matches("\\{\"servertimestamp\":\\d{13}}");
            assertThat(socket.next().text()).contains("\"errorcode\":30", "payload is missing");
            assertThat(socket.next().text()).contains("\"errorcode\":20");
            assertThat(socket.next().text()).matches("\\{\"servertimestamp\":\\d{13}}");
        }
        assertThat(setter.get("{\"portals\":[{\"portalid\":\"abc\"}]}").body()).contains("\"a\"", "\"b\"");
    }

    @Test
    void whatItSetsToAPortalItReadsComesBackToIt(SluiceServer server) throws IOException {
        try (RawWebSocket socket = open(server, "portalid=abc")) {
            socket.send("{\"items\":[{\"portalid\":\"abc\",\"payload\":\"own\"}]}");
            String one = socket.next().text();
            String other = socket.next().text();
            assertThat(one + other).contains("\"payload\":\"own\"").matches(".*\\{\"servertimestamp\":\\d{13}}.*");
        }
    }

    @Test
    void itGoesOnAfterAnEventIdAndSaysHowManyItemsItLost(SluiceServer server) throws IOException {
        setter.set("abc", "seen");
        String id;
        try (EventReader events = EventReader.open(server, setter.cookie(), "portalid=abc")) {
            id = events.nextEvent().split("\n", -1)[0].substring("id: ".length());
        }
        for (int i = 0; i < 12; i++) {
            setter.set("abc", "p" + i);
        }
        try (RawWebSocket socket = open(server, "portalid=abc&after=" + id)) {
            assertThat(socket.next().text()).contains("\"p2\"", "\"p11\"").endsWith("],\"lost\":2}");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: http://evil.example",
                "Origin: null",
                "Origin: http://localhost.evil.example",
                "Origin: file://",
                "Origin: https://app.example",
                "Origin: §$%",
                "Origin: "
            })
    void aPageOfAnotherHostMayNotConnect(String origin) throws IOException {
        setter.socket().send(RawWebSocket.handshake(setter, "portalid=abc", origin));
        RawAnswer answer = setter.socket().readAnswer();
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body())
                .isEqualTo("{\"error\":{\"errorgroup\":2,\"errorcode\":403,\"errormessage\":"
                        + "\"pages of this origin may not connect; see http.allowed-origins\"}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Origin: http://localhost", "Origin: HTTP://LOCALHOST:3000", "Origin: https://APP.example:8443"})
    void aPageOfTheSameHostOrANamedOriginMay(String origin, SluiceServer server) throws IOException {
        try (RawWebSocket socket = open(server, "portalid=abc", origin)) {
            assertThat(socket.head().status()).isEqualTo(101);
        }
    }

    @Test
    void aPlainRequestIs426() throws IOException {
        RawAnswer answer = setter.call("GET", "/v1/item/socket?portalid=abc");
        assertThat(answer.status()).isEqualTo(426);
        assertThat(answer.head().header("Upgrade")).hasValue("websocket");
        assertThat(setter.set("abc", "x")).isPositive();
    }

    @Test
    void aHandshakeWithoutASessionIsError10011(SluiceServer server) throws IOException {
        try (RawClient stranger = RawClient.anonymous(server)) {
            stranger.socket().send(RawWebSocket.handshake(stranger, "portalid=abc"));
            RawAnswer answer = stranger.socket().readAnswer();
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.body()).contains("\"errorcode\":10011");
        }
    }

    @Test
    void aHandshakeWithoutAPortalIsError30() throws IOException {
        setter.socket().send(RawWebSocket.handshake(setter, "x=y"));
        assertThat(setter.socket().readAnswer().body()).contains("\"errorcode\":30", "portalid is missing");
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-WebSocket-Version: 13, Sec-WebSocket-Version: 99, 426",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==, X-No-Key: x, 400",
    })
    void aHandshakeThatIsNoneIsRefused(String right, String wrong, int status, SluiceServer server) throws IOException {
        setter.socket().send(RawWebSocket.handshake(setter, "portalid=abc").replace(right, wrong));
        assertThat(setter.socket().readHead().status()).isEqualTo(status);
        awaitReaders(server, 0);
    }

    @Test
    void aBinaryMessageAndOneOverTheLimitAreRefusedAndTheSocketStaysOpen(SluiceServer server) throws IOException {
        try (RawWebSocket socket = open(server, "portalid=abc")) {
            socket.send(0x80 | RawWebSocket.BINARY, new byte[] {1, 2, 3});
            assertThat(socket.next().text()).contains("\"errorcode\":20", "send text messages, not binary ones");
            socket.send("x".repeat(2000));
            assertThat(socket.next().text())
                    .contains("\"errorcode\":20", "the request is larger than the limit of 1024 bytes");
            socket.send("{\"items\":[{\"portalid\":\"def\",\"payload\":\"a\"}]}");
            assertThat(socket.next().text()).startsWith("{\"servertimestamp\":");
        }
    }

    @Test
    void aMessageInFragmentsIsOneMessage(SluiceServer server) throws IOException {
        String message = "{\"items\":[{\"portalid\":\"def\",\"payload\":\"a\"}]}";
        try (RawWebSocket socket = open(server, "portalid=abc")) {
            socket.send(RawWebSocket.TEXT, message.substring(0, 10).getBytes(UTF_8));
            socket.send(0x80 | RawWebSocket.PING, new byte[] {7});
            socket.send(0x80, message.substring(10).getBytes(UTF_8));
            Frame pong = socket.next();
            assertThat(pong.opcode()).isEqualTo(RawWebSocket.PONG);
            assertThat(pong.payload()).containsExactly(7);
            assertThat(socket.next().text()).startsWith("{\"servertimestamp\":");
        }
    }

    static Stream<Arguments> brokenFrames() {
        byte[] unmasked = {(byte) 0x81, 2, '{', '}'};
        byte[] notUtf8 = {'"', (byte) 0xc3, 0x28, '"'};
        // Its head is enough: were the rest under way when the server closes, the answer might be lost to a reset.
        byte[] headOfLarge = RawWebSocket.head(0x81, 300_000);
        return Stream.of(
                Arguments.of("unmasked", unmasked, 1002),
                Arguments.of("a reserved bit", RawWebSocket.frame(0xc1, new byte[] {'x'}), 1002),
                Arguments.of("a reserved opcode", RawWebSocket.frame(0x83, new byte[] {'x'}), 1002),
                Arguments.of("a continuation of nothing", RawWebSocket.frame(0x80, new byte[] {'x'}), 1002),
                Arguments.of("a ping in fragments", RawWebSocket.frame(RawWebSocket.PING, new byte[] {'x'}), 1002),
                Arguments.of("a ping too long", RawWebSocket.frame(0x80 | RawWebSocket.PING, new byte[126]), 1002),
                Arguments.of("a close code that is none", RawWebSocket.frame(0x88, new byte[] {0, 1}), 1002),
                Arguments.of("broken UTF-8", RawWebSocket.frame(0x81, notUtf8), 1007),
                Arguments.of("a frame too large", headOfLarge, 1009));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenFrames")
    void aFrameThatIsNoneClosesTheSocketWithTheCodeForIt(String name, byte[] frame, int code, SluiceServer server)
            throws IOException {
        try (RawWebSocket socket = open(server, "portalid=abc")) {
            socket.socket().send(frame);
            Frame close = socket.next();
            assertThat(close.opcode()).isEqualTo(RawWebSocket.CLOSE);
            assertThat(close.closeCode()).isEqualTo(code);
        }
        awaitReaders(server, 0);
    }

    @Test
    void aMessageTooLargeInFragmentsClosesTheSocket(SluiceServer server) throws IOException {
        byte[] fragment = new byte[100_000];
        Arrays.fill(fragment, (byte) 'x');
        try (RawWebSocket socket = open(server, "portalid=abc")) {
            socket.send(RawWebSocket.TEXT, fragment);
            socket.send(0, fragment);
            socket.send(0, fragment);
            assertThat(socket.next().closeCode()).isEqualTo(1009);
        }
        awaitReaders(server, 0);
    }

    @Test
    void noCompressionIsAgreedOnSoNoMessageCanUnfold(SluiceServer server) throws IOException {
        try (RawWebSocket socket = open(server, "portalid=abc", "Sec-WebSocket-Extensions: permessage-deflate")) {
            assertThat(socket.head().header("Sec-WebSocket-Extensions")).isEmpty();
        }
    }

    @Test
    void aCloseIsAnsweredWithAClose(SluiceServer server) throws IOException {
        try (RawWebSocket socket = open(server, "portalid=abc")) {
            socket.send(0x80 | RawWebSocket.CLOSE, new byte[] {0x03, (byte) 0xe8});
            Frame close = socket.next();
            assertThat(close.opcode()).isEqualTo(RawWebSocket.CLOSE);
            assertThat(close.closeCode()).isEqualTo(1000);
            assertThat(socket.socket().readToEnd()).isEmpty();
        }
        awaitReaders(server, 0);
    }

    @Test
    void aSocketWhoseSessionIsEndedIsClosedWithThePolicyCode(SluiceServer server) throws IOException {
        NewKey key = RawClient.newKey(server);
        try (RawClient client = RawClient.ofKey(server, key);
                RawWebSocket socket = RawWebSocket.open(server, client.cookie(), "portalid=abc")) {
            server.accounts().revokeKey(key.account(), key.id());
            Frame close = socket.nextMessage();
            assertThat(close.closeCode()).isEqualTo(1008);
            assertThat(close.closeReason()).isEqualTo("the session ended");
        }
        awaitReaders(server, 0);
    }

    @Test
    void aSocketThatIsCutOffLeavesNothingBehind(SluiceServer server) throws IOException {
        double before = Scrape.of(server).value("sluice_http_connections");
        for (int i = 0; i < 20; i++) {
            try (RawWebSocket socket = open(server, "portalid=abc")) {
                socket.socket().reset();
            }
        }
        awaitReaders(server, 0);
        Await.until("the connections to be gone", () -> Scrape.of(server).value("sluice_http_connections") <= before);
    }

    private RawWebSocket open(SluiceServer server, String query, String... headers) throws IOException {
        return RawWebSocket.open(server, setter.cookie(), query, headers);
    }

    private static String item(String portalId, String payload, long servertimestampMs) {
        return "{\"portalid\":\"" + portalId + "\",\"payload\":\"" + payload + "\",\"servertimestamp\":"
                + servertimestampMs + "}";
    }

    private static void awaitReaders(SluiceServer server, int count) {
        Await.until(count + " open readers", () -> Scrape.of(server).value("sluice_items_readers") == count);
    }

    /** Collects text messages as a proper client gets them. */
    private static final class Texts implements WebSocket.Listener {
        private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
        private final CompletableFuture<Integer> closed = new CompletableFuture<>();
        private final StringBuilder partial = new StringBuilder();

        String next() throws InterruptedException {
            String message = messages.poll(10, TimeUnit.SECONDS);
            if (message == null) {
                throw new AssertionError("waited 10 s for a message");
            }
            return message;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                messages.add(partial.toString());
                partial.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            closed.complete(code);
            return null;
        }
    }
}
