package dev.sluice.client.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.testkit.Await;
import dev.sluice.wire.rooms.IceServerWriter;
import dev.sluice.wire.rooms.RawValue;
import dev.sluice.wire.rooms.RoomRefusal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RoomClientTest {
    private final RecordingListener heard = new RecordingListener();
    private ScriptedRooms server;

    @BeforeEach
    void start() throws InterruptedException {
        server = ScriptedRooms.open();
    }

    @AfterEach
    void stop() throws InterruptedException {
        server.close();
    }

    @Test
    void joiningTellsWhoIsThere() {
        server.others("\"peers\":[\"a\",\"b\"],\"descriptions\":{\"a\":{\"name\":\"Ann\"},\"b\":null,\"me1\":null}");
        try (RoomClient client = server.client().origin("https://example.org").build();
                Room room = client.join("a \"pool\"/ü")) {
            assertThat(room.id()).isEqualTo("me1");
            assertThat(room.pool()).isEqualTo("a \"pool\"/ü");
            assertThat(room.state()).isEqualTo(RoomState.JOINED);
            assertThat(room.peers())
                    .containsExactly(Map.entry("a", RawValue.of("{\"name\":\"Ann\"}")), Map.entry("b", RawValue.NULL));
            assertThat(room.iceServers()).hasSize(2).last().satisfies(turn -> {
                assertThat(turn.urls()).containsExactly("turn:h");
                assertThat(turn.credential()).isEqualTo("c");
                assertThat(turn.toString()).isEqualTo("IceServer[turn:h, u]");
                assertThat(IceServerWriter.write(List.of(turn)))
                        .hasToString("[{\"urls\":[\"turn:h\"],\"username\":\"u\",\"credential\":\"c\"}]");
            });
        }
        assertThat(server.received().getFirst())
                .isEqualTo("{\"type\":\"rtc:join\",\"data\":{\"pool\":\"a \\\"pool\\\"/ü\"}}");
        assertThat(server.origins()).containsExactly("https://example.org");
        server.awaitReceived("closed 1000");
    }

    @Test
    void everyMessageHasItsCall() {
        try (RoomClient client = server.client().build();
                Room room = client.join("p", heard)) {
            server.tell("{\"type\":\"rtc:peer\",\"data\":{\"id\":\"a\"}}");
            server.tell("{\"type\":\"rtc:describe\",\"data\":{\"uid\":\"a\",\"description\":{\"n\":1}}}");
            server.tell("{\"type\":\"rtc:sdp\",\"data\":{\"peer\":\"a\",\"description\":{\"type\":\"offer\"}}}");
            server.tell("{\"type\":\"rtc:candidate\",\"data\":{\"from\":\"a\",\"candidate\":null}}");
            server.tell("{\"type\":\"chat\",\"data\":[1, 2]}");
            server.tell("{\"type\":\"rtc:of-a-newer-server\",\"data\":7}");
            server.tell("{\"type\":\"rtc:error\",\"data\":{\"message\":\"who?\",\"reason\":\"unknown-peer\"}}");
            server.tell("{\"type\":\"rtc:error\",\"data\":{\"message\":\"as PyRTC\"}}");
            heard.await("refused  as PyRTC");
            assertThat(room.peers()).containsExactly(Map.entry("a", RawValue.of("{\"n\":1}")));
            server.tell("{\"type\":\"rtc:close\",\"data\":{\"id\":\"a\",\"uid\":\"a\"}}");
            heard.await("left a");
            assertThat(room.peers()).isEmpty();
        }
        heard.await("ended well");
        assertThat(heard.calls())
                .containsExactly(
                        "joined a null",
                        "described a {\"n\":1}",
                        "sdp a {\"type\":\"offer\"}",
                        "candidate a null",
                        "application chat [1, 2]",
                        "refused unknown-peer who?",
                        "refused  as PyRTC",
                        "left a",
                        "ended well");
    }

    @Test
    void whatIsSentLooksAsDocumented() {
        try (RoomClient client = server.client().tokens(pool -> "for " + pool).build();
                Room room = client.join("p")) {
            room.sdp("a", new SessionDescription("offer", "v=0\r\n").toJson());
            room.candidate("a", new IceCandidate("candidate:1", "0", 0).toJson());
            room.candidate("a", RawValue.NULL);
            room.describe(RawValue.of("{\"name\":\"Ann\"}"));
            room.sendAsync("chat", RawValue.ofText("hi")).join();
            assertThatThrownBy(() -> room.send("rtc:join", RawValue.NULL)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> room.describe(RawValue.of("[1]"))).isInstanceOf(IllegalArgumentException.class);
        }
        Await.until("goodbye", () -> server.received().contains("closed 1000"));
        assertThat(server.received())
                .containsExactly(
                        "{\"type\":\"rtc:join\",\"data\":{\"pool\":\"p\",\"token\":\"for p\"}}",
                        "{\"type\":\"rtc:sdp\",\"data\":{\"to\":\"a\",\"description\":{\"type\":\"offer\",\"sdp\":\"v=0\\r\\n\"}}}",
                        "{\"type\":\"rtc:candidate\",\"data\":{\"for\":\"a\",\"candidate\":"
                                + "{\"candidate\":\"candidate:1\",\"sdpMid\":\"0\",\"sdpMLineIndex\":0}}}",
                        "{\"type\":\"rtc:candidate\",\"data\":{\"for\":\"a\",\"candidate\":null}}",
                        "{\"type\":\"describe\",\"data\":{\"name\":\"Ann\"}}",
                        "{\"type\":\"chat\",\"data\":\"hi\"}",
                        "closed 1000");
    }

    @ParameterizedTest
    @CsvSource({"token-required", "refused", "pool-full", "a-word-of-a-newer-server"})
    void aRefusedJoinSaysWhy(String reason) {
        server.refuse(reason, reason);
        try (RoomClient client = server.client().build()) {
            assertThatThrownBy(() -> client.join("p", heard))
                    .isInstanceOfSatisfying(RoomException.Refused.class, refused -> {
                        assertThat(refused.reason()).hasValue(reason);
                        assertThat(refused.url()).isEqualTo(server.uri());
                        assertThat(refused.pool()).isEqualTo("p");
                        assertThat(refused).hasMessageContaining(reason).hasMessageContaining("no");
                    });
            heard.await("ended Refused");
            assertThat(client.rooms()).isEmpty();
        }
    }

    @Test
    void theFutureFormFailsWithTheSame() {
        server.refuse("bad-token");
        try (RoomClient client = server.client().build()) {
            assertThatThrownBy(() -> client.joinAsync("p").join())
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(RoomException.Refused.class);
        }
    }

    @Test
    void aTokenThatCannotBeHadFailsTheJoin() {
        try (RoomClient client = server.client()
                .tokens(pool -> {
                    throw new IOException("the token service is down");
                })
                .build()) {
            assertThatThrownBy(() -> client.join("p"))
                    .isInstanceOf(RoomException.TokenUnavailable.class)
                    .hasMessageContaining("the token service is down");
        }
    }

    @Test
    void nobodyThereFailsAfterTheAttempts() throws InterruptedException {
        server.close();
        try (RoomClient client = server.client().joinAttempts(2).build()) {
            assertThatThrownBy(() -> client.join("p"))
                    .isInstanceOfSatisfying(
                            RoomException.ConnectionFailed.class,
                            failed -> assertThat(failed.status()).isEmpty());
        }
    }

    @Test
    void aHandshakeThatIsNeverAnsweredAndAnAnswerThatNeverComesRunOutOfTime() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                RoomClient client = RoomClient.builder(URI.create("ws://127.0.0.1:" + mute.getLocalPort() + "/"))
                        .connectTimeout(Duration.ofMillis(100))
                        .joinAttempts(1)
                        .build()) {
            assertThatThrownBy(() -> client.join("p")).isInstanceOf(RoomException.ConnectionFailed.class);
        }
        server.fallSilent();
        try (RoomClient client = server.client()
                .joinTimeout(Duration.ofMillis(100))
                .joinAttempts(1)
                .build()) {
            assertThatThrownBy(() -> client.join("p"))
                    .isInstanceOf(RoomException.ConnectionFailed.class)
                    .hasMessageContaining("no rtc:joined within 100 ms");
        }
    }

    @Test
    void aRefusedHandshakeIsNotTriedAgain() throws IOException {
        try (ServerSocket door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                RoomClient client = RoomClient.open(URI.create("http://127.0.0.1:" + door.getLocalPort()))) {
            Thread refusing = Thread.ofVirtual().start(() -> answer403(door));
            assertThatThrownBy(() -> client.join("p"))
                    .isInstanceOfSatisfying(
                            RoomException.ConnectionFailed.class,
                            failed -> assertThat(failed.status()).hasValue(403))
                    .hasMessageContaining("/rtc");
            Await.until("the one who refuses to be through", () -> !refusing.isAlive());
        }
    }

    private static void answer403(ServerSocket door) {
        try (java.net.Socket client = door.accept()) {
            int _ = client.getInputStream().read(new byte[4096]);
            client.getOutputStream()
                    .write("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n"
                            .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nope",
                "[]",
                "{\"data\":{}}",
                "{\"type\":\"rtc:peer\",\"data\":{\"id\":7}}",
                "{\"type\":\"rtc:sdp\"}"
            })
    void aServerThatBreaksTheProtocolIsLeftAndTriedAgain(String nonsense) {
        try (RoomClient client = server.client().build();
                Room _ = client.join("p", heard)) {
            server.tell(nonsense);
            heard.await("resumed");
            assertThat(heard.calls()).startsWith("reconnecting");
        }
    }

    @Test
    void aMessageThatIsTooLargeIsNotTaken() {
        try (RoomClient client = server.client().maxMessageChars(2000).build();
                Room _ = client.join("p", heard)) {
            server.tell("{\"type\":\"chat\",\"data\":\"" + "x".repeat(3000) + "\"}");
            heard.await("resumed");
        }
    }

    @Test
    void wrongAddressesAndNamesAreSaidBeforeAnythingIsSent() {
        for (String wrong : List.of("ftp://host", "ws:///rtc", "host", "ws://host/rtc#x")) {
            assertThatThrownBy(() -> RoomClient.builder(URI.create(wrong)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(wrong);
        }
        try (RoomClient client = server.client().build()) {
            assertThatThrownBy(() -> client.join("")).isInstanceOf(RoomRefusal.class);
            assertThatThrownBy(() -> client.join("a\nb")).isInstanceOf(RoomRefusal.class);
        }
        assertThat(server.received()).isEmpty();
    }
}
