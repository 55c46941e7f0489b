package dev.sluice.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.server.junit.SluiceExtension;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Texts on the sockets of rooms, from one peer to another: every length of a frame's head, every cut, UTF-8 as it must
 * be. What Autobahn's suite tries at length (conformance/websocket), in short, for every build.
 */
@ExtendWith(NothingLogged.class)
final class WebSocketTextTest {
    private static final int FINAL = 0x80;
    private static final int MOST_BYTES = 256 * 1024;
    private static final int CHOP_BYTES = 997;

    @RegisterExtension
    static final SluiceExtension SLUICE = SluiceExtension.with("rooms.lease=0s");

    private RoomPeer ann;
    private RoomPeer bob;

    @BeforeEach
    void twoMeet(SluiceServer server) throws IOException {
        // A pool of its own: the end of the peers of another test may be handled on another loop, later.
        String pool = "texts " + UUID.randomUUID();
        ann = RoomPeer.in(server, pool);
        bob = RoomPeer.in(server, pool);
        ann.expect("rtc:peer");
    }

    @AfterEach
    void part() throws IOException {
        bob.close();
        ann.expectGone(bob.id());
        ann.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {125, 126, 127, 128, 65_535, 65_536, MOST_BYTES})
    void aMessageOfAnyLengthComesWhole(int length) throws IOException {
        String message = sdp("x".repeat(length - sdp("").length()));
        bob.sayRaw(message);
        expectSaid(message);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 64, 4096, 65_535, 65_536})
    void inFragmentsOfAnyLengthItIsTheSame(int bytes) throws IOException {
        String message = sdp("ä€😀".repeat(bytes < 64 ? 20 : 20_000));
        sendFragments(message.getBytes(UTF_8), bytes);
        expectSaid(message);
    }

    @Test
    void theNetworkMayCutItAnywhere() throws IOException {
        String message = sdp("ä€😀".repeat(7000));
        byte[] frame = RawWebSocket.frame(FINAL | RawWebSocket.TEXT, message.getBytes(UTF_8));
        for (int at = 0; at < frame.length; at += CHOP_BYTES) {
            bob.socket().socket().send(Arrays.copyOfRange(frame, at, Math.min(at + CHOP_BYTES, frame.length)));
        }
        expectSaid(message);
    }

    @ParameterizedTest
    @CsvSource({
        "the highest of each length, 7f dfbf efbfbf f48fbfbf",
        "the lowest of each length, 00 c280 e0a080 f0908080",
        "around the surrogates, ed9fbf ee8080",
        "non-characters, efbfbe efb790 f09fbfbe"
    })
    void everyCharacterThereIsMayBeInIt(String what, String hex) throws IOException {
        // Its control characters are no JSON: to be refused as that is to have passed as a text.
        bob.socket().send(FINAL | RawWebSocket.TEXT, bytes(hex));
        bob.expectError("bad-message");
        sendFragments(bytes(hex), 1);
        bob.expectError("bad-message");
    }

    @ParameterizedTest
    @CsvSource({
        "a continuation first, 80",
        "an end in the midst of a character, e282",
        "no continuation, c341",
        "longer than need be in two, c1bf",
        "longer than need be in three, e09fbf",
        "longer than need be in four, f08fbfbf",
        "a surrogate, eda080",
        "above U+10FFFF, f4908080",
        "five bytes, f888808080",
        "a byte that is in no character, fe"
    })
    void whatIsNoUtf8EndsTheConnectionWholeOrInFragments(String what, String hex, SluiceServer server)
            throws IOException {
        try (RoomPeer whole = RoomPeer.connect(server);
                RoomPeer cut = RoomPeer.connect(server)) {
            whole.socket().send(FINAL | RawWebSocket.TEXT, bytes("41" + hex));
            whole.expectClose(1007);
            sendFragments(cut, bytes("41" + hex), 1);
            cut.expectClose(1007);
        }
    }

    @Test
    void aFragmentThatCannotBecomeTextIsNotWaitedUpon(SluiceServer server) throws IOException {
        try (RoomPeer peer = RoomPeer.connect(server)) {
            peer.socket().send(RawWebSocket.TEXT, bytes("7b f4"));
            peer.socket().send(0, bytes("90"));
            peer.expectClose(1007);
        }
    }

    private String sdp(String text) {
        return "{\"type\":\"rtc:sdp\",\"data\":{\"to\":\"" + ann.id() + "\",\"description\":{\"sdp\":\"" + text
                + "\"}}}";
    }

    private void expectSaid(String message) throws IOException {
        String description = ann.expect("rtc:sdp").get("description").get("sdp").asString();
        assertThat(sdp(description)).isEqualTo(message);
    }

    private void sendFragments(byte[] text, int bytes) throws IOException {
        sendFragments(bob, text, bytes);
    }

    private static void sendFragments(RoomPeer from, byte[] text, int bytes) throws IOException {
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        for (int at = 0; at < text.length; at += bytes) {
            int end = Math.min(at + bytes, text.length);
            int first = (at == 0 ? RawWebSocket.TEXT : 0) | (end == text.length ? FINAL : 0);
            frames.writeBytes(RawWebSocket.frame(first, Arrays.copyOfRange(text, at, end)));
        }
        from.socket().socket().send(frames.toByteArray());
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
