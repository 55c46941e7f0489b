package dev.sluice.client.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.testkit.Await;
import dev.sluice.wire.rooms.RawValue;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The SDK against PyRTC 2.0.2, which cannot resume, sends no ICE servers, and dies of fragments and resets. Run by
 * {@code conformance/pyrtc/run}; skipped, loudly, where there is no PyRTC.
 */
final class PyRtcTest {
    private final RecordingListener ann = new RecordingListener();
    private final RecordingListener ben = new RecordingListener();
    private PyRtcServer server;
    private RoomClient client;

    @BeforeAll
    static void needPyRtc() {
        PyRtcServer.require();
    }

    @BeforeEach
    void start() throws IOException {
        server = PyRtcServer.start(0);
        // PyRTC now and then never answers a handshake; then the next attempt does.
        client = RoomClient.builder(server.uri())
                .connectTimeout(Duration.ofSeconds(2))
                .joinAttempts(5)
                .backoff(new Backoff(Duration.ofMillis(50), Duration.ofMillis(500), Duration.ofMinutes(1)))
                .build();
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        server.close();
    }

    @Test
    void twoPeersNegotiateDescribeThemselvesAndPart() {
        Room one = client.join("a room", ann);
        one.describe(RawValue.of("{\"name\":\"Ann\"}"));
        Room two = client.join("a room", ben);
        ann.await("joined " + two.id() + " null");
        assertThat(two.pool()).isEqualTo("a room");
        assertThat(two.iceServers()).isEmpty();
        assertThat(two.peers()).containsExactly(Map.entry(one.id(), RawValue.of("{\"name\": \"Ann\"}")));

        two.sdp(one.id(), new SessionDescription("offer", "v=0").toJson());
        ann.await("sdp " + two.id() + " {\"type\": \"offer\", \"sdp\": \"v=0\"}");
        one.sdp(two.id(), new SessionDescription("answer", "v=0").toJson());
        ben.await("sdp " + one.id() + " {\"type\": \"answer\", \"sdp\": \"v=0\"}");
        one.candidate(two.id(), RawValue.NULL);
        ben.await("candidate " + one.id() + " null");
        two.describe(RawValue.of("{\"name\":\"Ben\"}"));
        ann.await("described " + two.id() + " {\"name\": \"Ben\"}");
        two.sdp("nobody", RawValue.of("{}"));
        ben.await("refused  Please specify a valid answer target.");
        two.send("chat", RawValue.of("{\"its\":\"silence\"}"));

        two.close();
        ann.await("left " + two.id());
        assertThat(one.peers()).isEmpty();
        assertThat(server.isAlive()).isTrue();
        assertThat(ann.calls()).noneMatch(call -> call.startsWith("reconnecting"));
    }

    @Test
    void aDescriptionOfFifteenThousandCharactersIsNotFragmented() {
        Room one = client.join("p", ann);
        Room two = client.join("p", ben);
        two.sdp(one.id(), new SessionDescription("offer", "x".repeat(15_000)).toJson());
        Await.until("the offer", () -> ann.calls().stream().anyMatch(call -> call.length() > 15_000));
        assertThat(server.isAlive()).isTrue();
    }

    @Test
    void aServerThatWasStartedAgainIsJoinedAgainAsSomebodyElse() throws IOException {
        Room one = client.join("p", ann);
        one.describe(RawValue.of("{\"name\":\"Ann\"}"));
        String before = one.id();
        int port = server.port();
        server.close();
        Await.until("the loss", () -> one.state() == RoomState.RECONNECTING);
        server = PyRtcServer.start(port);
        Await.until("the return", Duration.ofSeconds(30), () -> one.state() == RoomState.JOINED);
        ann.await("rejoined " + before + " " + one.id());
        Room two = client.join("p", ben);
        Await.until(
                "the description",
                () -> two.peers().containsValue(RawValue.of("{\"name\": \"Ann\"}"))
                        || ben.calls().contains("described " + one.id() + " {\"name\": \"Ann\"}"));
    }
}
