package dev.sluice.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.server.RawWebSocket.Frame;
import dev.sluice.server.junit.SluiceExtension;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Pings, closes and broken frames on the sockets of rooms, as RFC 6455 has them. What Autobahn's suite tries at length
 * (conformance/websocket), in short, for every build.
 */
@ExtendWith(NothingLogged.class)
final class WebSocketControlTest {
    private static final int FINAL = 0x80;

    @RegisterExtension
    static final SluiceExtension SLUICE = SluiceExtension.with();

    private RoomPeer peer;

    @BeforeEach
    void connect(SluiceServer server) throws IOException {
        peer = RoomPeer.connect(server);
    }

    @AfterEach
    void close() throws IOException {
        peer.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125})
    void aPingIsAnsweredWithItsOwnPayload(int length) throws IOException {
        byte[] payload = new byte[length];
        Arrays.fill(payload, (byte) 0xfe);
        peer.socket().send(FINAL | RawWebSocket.PING, payload);
        expectPong(payload);
        peer.expectNothing();
    }

    @Test
    void tenPingsOctetForOctetAreAnsweredInOrder() throws IOException {
        for (int i = 0; i < 10; i++) {
            for (byte each : RawWebSocket.frame(FINAL | RawWebSocket.PING, text("ping " + i))) {
                peer.socket().socket().send(new byte[] {each});
            }
        }
        for (int i = 0; i < 10; i++) {
            expectPong(text("ping " + i));
        }
    }

    @Test
    void pongsThatNobodyAskedForAreIgnored() throws IOException {
        peer.socket().send(FINAL | RawWebSocket.PONG, text("unasked"));
        peer.socket().send(FINAL | RawWebSocket.PONG, new byte[0]);
        peer.expectNothing();
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999})
    void aCodeThatMayBeSentComesBackAndTheConnectionEnds(int code) throws IOException {
        peer.socket().send(FINAL | RawWebSocket.CLOSE, closing(code, "why"));
        peer.expectClose(code);
        assertThat(peer.socket().socket().readToEnd()).isEmpty();
    }

    @Test
    void aCloseWithoutACodeIsAnsweredWithoutOne() throws IOException {
        peer.socket().send(FINAL | RawWebSocket.CLOSE, new byte[0]);
        assertThat(peer.socket().next().payload()).isEmpty();
        assertThat(peer.socket().socket().readToEnd()).isEmpty();
    }

    @Test
    void aReasonMayFillTheFrame() throws IOException {
        peer.socket().send(FINAL | RawWebSocket.CLOSE, closing(1000, "x".repeat(123)));
        peer.expectClose(1000);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 999, 1004, 1005, 1006, 1016, 1100, 2000, 2999})
    void aCodeThatMayNotBeSentIsAnError(int code) throws IOException {
        peer.socket().send(FINAL | RawWebSocket.CLOSE, closing(code, ""));
        expectRefusal(1002);
    }

    @Test
    void aCloseOfOneByteIsAnError() throws IOException {
        peer.socket().send(FINAL | RawWebSocket.CLOSE, new byte[1]);
        expectRefusal(1002);
    }

    @Test
    void aReasonThatIsNoTextIsAnError() throws IOException {
        peer.socket().send(FINAL | RawWebSocket.CLOSE, new byte[] {3, (byte) 0xe8, (byte) 0xc3, 'x'});
        expectRefusal(1007);
    }

    @Test
    void whatFollowsACloseIsNotAnswered() throws IOException {
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        frames.writeBytes(RawWebSocket.frame(FINAL | RawWebSocket.CLOSE, closing(1000, "")));
        frames.writeBytes(RawWebSocket.frame(FINAL | RawWebSocket.PING, text("late")));
        frames.writeBytes(RawWebSocket.frame(FINAL | RawWebSocket.TEXT, text("{\"type\":\"rtc:nonsense\"}")));
        peer.socket().socket().send(frames.toByteArray());
        peer.expectClose(1000);
        assertThat(peer.socket().socket().readToEnd()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 6, 7, 11, 12, 13, 14, 15})
    void anOpcodeThatMeansNothingIsAnError(int opcode) throws IOException {
        peer.socket().send(FINAL | opcode, new byte[0]);
        expectRefusal(1002);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x10, 0x20, 0x40, 0x70})
    void aReservedBitIsAnErrorOnAnyFrame(int bits) throws IOException {
        peer.socket().send(FINAL | bits | RawWebSocket.PING, new byte[0]);
        expectRefusal(1002);
    }

    @ParameterizedTest
    @CsvSource({
        "a ping of 126 bytes, 89fe007e01020304",
        "a close of 126 bytes, 88fe007e01020304",
        "a pong in fragments, 0a8001020304",
        "a close in fragments, 088001020304",
        "a continuation of nothing, 808001020304",
        "a continuation of nothing that goes on, 008001020304",
        "a text within a text, 018101020304 40 818101020304 40"
    })
    void aFrameOutOfOrderIsAnError(String what, String hex) throws IOException {
        peer.socket().socket().send(HexFormat.of().parseHex(hex.replace(" ", "")));
        expectRefusal(1002);
    }

    /** The end follows at once: who has broken a frame cannot answer the close any more. */
    private void expectRefusal(int code) throws IOException {
        peer.expectClose(code);
        assertThat(peer.socket().socket().readToEnd()).isEmpty();
    }

    private void expectPong(byte[] payload) throws IOException {
        Frame pong = peer.socket().next();
        assertThat(pong.opcode()).isEqualTo(RawWebSocket.PONG);
        assertThat(pong.payload()).isEqualTo(payload);
    }

    private static byte[] closing(int code, String reason) {
        byte[] text = text(reason);
        return ByteBuffer.allocate(2 + text.length)
                .putShort((short) code)
                .put(text)
                .array();
    }

    private static byte[] text(String text) {
        return text.getBytes(UTF_8);
    }
}
