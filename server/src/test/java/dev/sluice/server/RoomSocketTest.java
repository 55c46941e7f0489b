package dev.sluice.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.edge.CannotListenException;
import dev.sluice.server.junit.SluiceExtension;
import dev.sluice.server.settings.Settings;
import dev.sluice.testkit.Await;
import dev.sluice.testkit.RawAnswer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Signalling over WebSocket, as the contract of rooms has it. */
@ExtendWith(NothingLogged.class)
final class RoomSocketTest {
    private static final int FINAL = 0x80;

    @RegisterExtension
    static final SluiceExtension SLUICE =
            SluiceExtension.with("rooms.allowed-origins=https://app.example:8443", "rooms.lease=300ms");

    @Test
    void peersOfBothPortsMeetInOnePool(SluiceServer server) throws IOException {
        try (RoomPeer first = RoomPeer.connect(server);
                RoomPeer second = RoomPeer.connectToSsp(server)) {
            JsonNode alone = first.join("meeting / 会議");
            assertThat(RoomPeer.texts(alone.get("peers"))).isEmpty();
            assertThat(alone.get("pool").asString()).isEqualTo("meeting / 会議");
            assertThat(alone.get("descriptions").get(first.id()).isNull()).isTrue();

            JsonNode joined = second.join("meeting / 会議");
            assertThat(RoomPeer.texts(joined.get("peers"))).containsExactly(first.id());
            assertThat(first.expect("rtc:peer").get("id").asString()).isEqualTo(second.id());

            second.sdp(first.id(), "{\"type\":\"offer\",\"sdp\":\"v=0\"}");
            JsonNode offer = first.expect("rtc:sdp");
            assertThat(offer.get("peer").asString()).isEqualTo(second.id());
            assertThat(offer.get("description")).hasToString("{\"type\":\"offer\",\"sdp\":\"v=0\"}");

            first.say("rtc:candidate", "{\"for\":\"" + second.id() + "\",\"candidate\":null,\"from\":\"x\"}");
            JsonNode candidate = second.expect("rtc:candidate");
            assertThat(candidate.get("from").asString()).isEqualTo(first.id());
            assertThat(candidate.get("candidate").isNull()).isTrue();

            first.say("describe", "{\"name\":\"Ann\"}");
            JsonNode described = second.expect("rtc:describe");
            assertThat(described.get("uid").asString()).isEqualTo(first.id());
            assertThat(described.get("description")).hasToString("{\"name\":\"Ann\"}");
            first.expectNothing();
        }
    }

    @Test
    void aCloseFrameIsAnsweredAndTellsTheOthersAtOnce(SluiceServer server) throws IOException {
        try (RoomPeer stays = RoomPeer.in(server, "leaving");
                RoomPeer leaves = RoomPeer.in(server, "leaving")) {
            stays.expect("rtc:peer");
            leaves.socket().send(FINAL | RawWebSocket.CLOSE, new byte[] {0x03, (byte) 0xe9});
            leaves.expectClose(1001);
            assertThat(leaves.socket().socket().readToEnd()).isEmpty();
            JsonNode gone = stays.expect("rtc:close");
            assertThat(gone.get("id").asString()).isEqualTo(leaves.id());
            assertThat(gone.get("uid").asString()).isEqualTo(leaves.id());
            stays.expectNothing();
        }
    }

    @Test
    void aLostPeerIsGoneWhenItsLeaseIsOver(SluiceServer server) throws IOException {
        try (RoomPeer stays = RoomPeer.in(server, "lost");
                RoomPeer lost = RoomPeer.in(server, "lost")) {
            stays.expect("rtc:peer");
            lost.reset();
            assertThat(stays.expect("rtc:close").get("id").asString()).isEqualTo(lost.id());
            stays.expectNothing();
        }
    }

    @Test
    void aPeerTakesItsIdBackAndNobodyNotices(SluiceServer server) throws IOException {
        try (RoomPeer other = RoomPeer.in(server, "resume");
                RoomPeer old = RoomPeer.connect(server);
                RoomPeer again = RoomPeer.connect(server)) {
            String resume = old.join("resume").get("resume").asString();
            other.expect("rtc:peer");
            JsonNode joined = again.join(Map.of("pool", "resume", "resume", resume));
            assertThat(again.id()).isEqualTo(old.id());
            assertThat(RoomPeer.texts(joined.get("peers"))).containsExactly(other.id());
            old.expectClose(1000);
            other.sdp(old.id(), "{}");
            again.expect("rtc:sdp");
            other.expectNothing();
        }
    }

    @Test
    void aMessageMayComeInFragmentsWithPingsBetweenThem(SluiceServer server) throws IOException {
        try (RoomPeer peer = RoomPeer.connect(server)) {
            peer.socket().send(RawWebSocket.TEXT, "{\"type\":\"rtc:join\",\"da".getBytes(UTF_8));
            peer.socket().send(FINAL | RawWebSocket.PING, "life".getBytes(UTF_8));
            peer.socket().send(0, "ta\":{\"pool\":".getBytes(UTF_8));
            peer.socket().send(0, new byte[0]);
            peer.socket().send(FINAL, "\"fragments\"}}".getBytes(UTF_8));
            RawWebSocket.Frame pong = peer.socket().next();
            assertThat(pong.opcode()).isEqualTo(RawWebSocket.PONG);
            assertThat(pong.text()).isEqualTo("life");
            assertThat(peer.expect("rtc:joined").get("pool").asString()).isEqualTo("fragments");
        }
    }

    @Test
    void binaryMessagesAreRefusedWholeAndTheConnectionLives(SluiceServer server) throws IOException {
        try (RoomPeer peer = RoomPeer.connect(server)) {
            peer.socket().send(RawWebSocket.BINARY, new byte[] {1, 2, 3});
            peer.socket().send(FINAL, new byte[] {4});
            peer.expectError("bad-message");
            peer.expectNothing();
        }
    }

    @Test
    void aMessageOverTheLimitIsToldAndTheConnectionClosed(SluiceServer server) throws IOException {
        try (RoomPeer stays = RoomPeer.in(server, "large");
                RoomPeer large = RoomPeer.in(server, "large")) {
            stays.expect("rtc:peer");
            large.sdp(stays.id(), "\"" + "x".repeat(300_000) + "\"");
            large.expectError("too-large");
            large.expectClose(1009);
            stays.expect("rtc:close");
        }
    }

    @Test
    void fragmentsThatAddUpToTooMuchAreTooLarge(SluiceServer server) throws IOException {
        try (RoomPeer peer = RoomPeer.connect(server)) {
            peer.socket().send(RawWebSocket.TEXT, new byte[200_000]);
            peer.socket().send(0, new byte[200_000]);
            peer.expectError("too-large");
            peer.expectClose(1009);
        }
    }

    @Test
    void aFrameThatClaimsAHundredMegabytesIsRefusedByItsHead(SluiceServer server) throws IOException {
        try (RoomPeer peer = RoomPeer.connect(server)) {
            peer.socket().socket().send(RawWebSocket.head(FINAL | RawWebSocket.TEXT, 100 << 20));
            peer.expectError("too-large");
            peer.expectClose(1009);
        }
    }

    @Test
    void aTextThatIsNoUtf8EndsTheConnection(SluiceServer server) throws IOException {
        try (RoomPeer peer = RoomPeer.connect(server)) {
            peer.socket().send(FINAL | RawWebSocket.TEXT, new byte[] {'"', (byte) 0xc3, '"'});
            peer.expectClose(1007);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "unmasked frame, 8101 41",
        "unknown opcode, 8380 01020304",
        "reserved bit, C181 01020304 40",
        "ping in fragments, 0980 01020304"
    })
    void aBrokenFrameIsAnsweredWithAProtocolError(String what, String hex, SluiceServer server) throws IOException {
        try (RoomPeer peer = RoomPeer.connect(server)) {
            peer.socket().socket().send(HexFormat.of().parseHex(hex.replace(" ", "")));
            peer.expectClose(1002);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "null", "https://app.example", "nonsense"})
    void pagesOfForeignOriginsAreRefused(String origin, SluiceServer server) throws IOException {
        try (RawClient client = RawClient.anonymous(server)) {
            RawAnswer answer = client.call(
                    "GET",
                    "/rtc",
                    "Origin: " + origin,
                    "Upgrade: websocket",
                    "Connection: Upgrade",
                    "Sec-WebSocket-Version: 13",
                    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.body()).contains("rooms.allowed-origins");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:7000", "https://LOCALHOST", "https://app.example:8443"})
    void pagesOfTheServersHostAndOfNamedOriginsPass(String origin, SluiceServer server) throws IOException {
        try (RoomPeer peer = RoomPeer.connect(server, "Origin: " + origin)) {
            peer.join("origins");
        }
    }

    @Test
    void whoDoesNotAskForAWebSocketIsToldToDoSo(SluiceServer server) throws IOException {
        try (RawClient client = RawClient.anonymous(server)) {
            assertThat(client.call("GET", "/rtc").status()).isEqualTo(426);
            assertThat(client.call("POST", "/rtc").status()).isEqualTo(405);
        }
    }

    @Test
    void aPeerThatAnswersNoPingIsLost() throws IOException {
        Settings settings = Settings.with("http.address=127.0.0.1:0", "rooms.ping-interval=200ms", "rooms.lease=0s");
        try (SluiceServer server = SluiceServer.startInMemory(settings);
                RoomPeer silent = RoomPeer.in(server, "pings")) {
            assertThat(silent.socket().next().opcode()).isEqualTo(RawWebSocket.PING);
            assertThat(silent.socket().socket().readToEnd()).isEmpty();
            Await.until("the pool to be gone", () -> Scrape.of(server).value("sluice_rooms_pools") == 0);
        }
    }

    @Test
    void aServerThatGoesDownSaysSo() throws IOException {
        SluiceServer server = SluiceServer.startInMemory(Settings.with("http.address=127.0.0.1:0"));
        try (RoomPeer member = RoomPeer.in(server, "draining");
                RoomPeer idle = RoomPeer.connect(server)) {
            Thread stopping = Thread.ofVirtual().start(server::drainAndClose);
            member.expectClose(1001);
            idle.expectClose(1001);
            member.reset();
            idle.reset();
            Await.until("the server to be closed", () -> !stopping.isAlive());
        } finally {
            server.close();
        }
    }

    @Test
    void aTakenPortIsToldInOneSentenceAndLeavesNothingRunning() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() -> SluiceServer.startInMemory(
                            Settings.with("http.address=127.0.0.1:0", "rooms.ssp-port=" + port)))
                    .isInstanceOf(CannotListenException.class)
                    .hasMessage("rooms.ssp-port: cannot listen on 127.0.0.1:" + port + ", something else does (or the"
                            + " address is not of this machine). Stop it, or choose another with --set"
                            + " rooms.ssp-port=PORT, or none with --set rooms.ssp-port=off");
        }
    }

    @Test
    void thePortOfItsOwnCanBeSwitchedOff() {
        try (SluiceServer server =
                SluiceServer.startInMemory(Settings.with("http.address=127.0.0.1:0", "rooms.ssp-port=off"))) {
            assertThat(server.sspUri()).isEmpty();
        }
    }

    @Test
    void whoJoinsIsToldOfTheStunServerByTheHostItCameTo(SluiceServer server) throws IOException {
        try (RoomPeer peer = RoomPeer.connect(server)) {
            assertThat(peer.join("ice").get("iceServers"))
                    .hasToString("[{\"urls\":[\"stun:localhost:" + server.stunPort() + "\"]}]");
        }
    }
}
