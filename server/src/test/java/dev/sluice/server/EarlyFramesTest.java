package dev.sluice.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.server.junit.SluiceExtension;
import dev.sluice.testkit.RawAnswer;
import dev.sluice.testkit.RawSocket;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that do not wait for the answer to their handshake: what they send behind it counts, wherever it is cut. */
@ExtendWith(NothingLogged.class)
final class EarlyFramesTest {
    private static final int TEXT = 0x80 | RawWebSocket.TEXT;

    @RegisterExtension
    static final SluiceExtension SLUICE = SluiceExtension.with();

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 20, Integer.MAX_VALUE})
    void aJoinMayComeWithTheHandshake(int earlyBytes, SluiceServer server) throws IOException {
        try (RawWebSocket socket = upgrade(RawClient.anonymous(server), "/rtc", join(), earlyBytes)) {
            assertThat(socket.next().text()).startsWith("{\"type\":\"rtc:joined\"");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20, Integer.MAX_VALUE})
    void theSameOnThePortOfSignallingAlone(int earlyBytes, SluiceServer server) throws IOException {
        RawSocket connection = RawSocket.connect(server.sspUri().orElseThrow().getPort());
        try (RawWebSocket socket = upgrade(RawClient.over(server, connection), "/", join(), earlyBytes)) {
            assertThat(socket.next().text()).startsWith("{\"type\":\"rtc:joined\"");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 20, Integer.MAX_VALUE})
    void anItemMayComeWithTheHandshakeToo(int earlyBytes, SluiceServer server) throws IOException {
        byte[] set = frame("{\"items\":[{\"portalid\":\"early\",\"payload\":\"a\"}]}");
        try (RawWebSocket socket =
                upgrade(RawClient.ofNewAccount(server), "/v1/item/socket?portalid=early", set, earlyBytes)) {
            String both = socket.next().text() + socket.next().text();
            assertThat(both).contains("\"servertimestamp\"", "\"payload\":\"a\"");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, Integer.MAX_VALUE})
    void whatIsNoFrameIsRefusedAsEver(int earlyBytes, SluiceServer server) throws IOException {
        byte[] unmasked = {(byte) TEXT, 1, 'x'};
        try (RawWebSocket socket = upgrade(RawClient.anonymous(server), "/rtc", unmasked, earlyBytes)) {
            assertThat(socket.next().closeCode()).isEqualTo(1002);
        }
    }

    @Test
    void aHandshakeWithABodyIsRefusedForNobodyCouldTellThatFromFrames(SluiceServer server) throws IOException {
        try (RawClient client = RawClient.anonymous(server)) {
            RawAnswer answer = client.call(
                    "GET",
                    "/rtc",
                    "Content-Length: 3",
                    "Upgrade: websocket",
                    "Connection: Upgrade",
                    "Sec-WebSocket-Version: 13",
                    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).contains("a handshake has no body");
        }
    }

    private static byte[] join() {
        return frame("{\"type\":\"rtc:join\",\"data\":{\"pool\":\"early\"}}");
    }

    private static byte[] frame(String text) {
        return RawWebSocket.frame(TEXT, text.getBytes(UTF_8));
    }

    /** So many bytes go out with the handshake, the rest after its answer. */
    private static RawWebSocket upgrade(RawClient client, String target, byte[] frame, int earlyBytes)
            throws IOException {
        int early = Math.min(earlyBytes, frame.length);
        RawWebSocket socket = RawWebSocket.upgradeWith(client, target, Arrays.copyOf(frame, early));
        socket.socket().send(Arrays.copyOfRange(frame, early, frame.length));
        return socket;
    }
}
