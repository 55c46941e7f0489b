package dev.sluice.client.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.testkit.Await;
import dev.sluice.wire.rooms.RawValue;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lost connections: getting back, as the same or as another, or giving up; never in silence. */
final class RoomRecoveryTest {
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
    void aCutConnectionIsResumedAndTheChangesMeanwhileAreTold() {
        server.others("\"peers\":[\"a\",\"b\"],\"descriptions\":{\"b\":{\"n\":1}}");
        try (RoomClient client = server.client().build();
                Room room = client.join("p", heard)) {
            server.others("\"peers\":[\"b\",\"c\"],\"descriptions\":{\"b\":{\"n\":2},\"c\":{\"n\":3}}");
            server.cut();
            heard.await("joined c {\"n\":3}");
            assertThat(heard.calls())
                    .containsExactly(
                            "reconnecting", "resumed", "left a", "described b {\"n\":2}", "joined c {\"n\":3}");
            assertThat(room.id()).isEqualTo("me1");
            assertThat(room.peers().keySet()).containsExactly("b", "c");
            server.awaitReceived("{\"type\":\"rtc:join\",\"data\":{\"pool\":\"p\",\"resume\":\"me1\"}}");
        }
    }

    @Test
    void aConnectionThatEndsInOneDirectionIsNotSaidGoodbyeTo() throws IOException {
        // The JDK may lose the end that comes right behind a message; then it is the missing pong that tells.
        try (RoomClient client =
                        server.client().pingTimeout(Duration.ofSeconds(1)).build();
                Room _ = client.join("p", heard)) {
            server.halfClose();
            heard.await("resumed");
            Await.until("the old connection's end", () -> server.received().contains("closed 1006"));
            assertThat(server.received()).doesNotContain("closed 1000");
        }
    }

    @Test
    void whatIsSentMeanwhileWaitsAndArrivesInOrder() {
        try (RoomClient client = server.client().build();
                Room room = client.join("p", heard)) {
            server.shut(true);
            server.cut();
            Await.until("the loss", () -> room.state() == RoomState.RECONNECTING);
            List<CompletableFuture<Void>> sent = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                sent.add(room.sendAsync("n", RawValue.of("" + i)));
            }
            assertThat(sent).noneMatch(CompletableFuture::isDone);
            server.shut(false);
            sent.forEach(CompletableFuture::join);
            server.awaitReceived("{\"type\":\"n\",\"data\":19}");
            assertThat(server.received().stream().filter(message -> message.contains("\"n\"")))
                    .hasSize(20)
                    .isSortedAccordingTo((one, other) -> Integer.compare(number(one), number(other)));
        }
    }

    private static int number(String message) {
        return RawValue.of(message).fields().getOrDefault("data", RawValue.NULL).asInt("data");
    }

    @Test
    void whoComesBackAsSomebodyElseIsToldSoDescribesItselfAgainAndDropsWhatTheEarlierOneHadToSay() {
        server.others("\"peers\":[\"a\"],\"descriptions\":{}");
        try (RoomClient client = server.client().build();
                Room room = client.join("p", heard)) {
            room.describe(RawValue.of("{\"name\":\"Ann\"}"));
            server.awaitReceived("{\"type\":\"describe\",\"data\":{\"name\":\"Ann\"}}");
            server.forgetIds();
            server.shut(true);
            server.cut();
            Await.until("the loss", () -> room.state() == RoomState.RECONNECTING);
            CompletableFuture<Void> stale = room.sdpAsync("a", RawValue.of("{}"));
            server.shut(false);
            heard.await("rejoined me1 me2");
            assertThat(heard.calls()).endsWith("left a", "rejoined me1 me2");
            assertThat(room.id()).isEqualTo("me2");
            assertThat(room.peers().keySet()).containsExactly("a");
            assertThatThrownBy(stale::join)
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(RoomException.NotSent.class);
            Await.until(
                    "the description, again",
                    () -> server.received().stream()
                                    .filter("{\"type\":\"describe\",\"data\":{\"name\":\"Ann\"}}"::equals)
                                    .count()
                            == 2);
        }
    }

    @Test
    void aServerThatFallsSilentIsLeft() {
        try (RoomClient client = server.client()
                .pingInterval(Duration.ofMillis(50))
                .pingTimeout(Duration.ofMillis(50))
                .joinTimeout(Duration.ofSeconds(1))
                .backoff(new Backoff(Duration.ofMillis(5), Duration.ofMillis(50), Duration.ofSeconds(2)))
                .build()) {
            Room room = client.join("p", heard);
            server.fallSilent();
            heard.await("ended ConnectionFailed");
            assertThat(heard.calls()).contains("reconnecting");
            assertThat(room.state()).isEqualTo(RoomState.ENDED);
            assertThatThrownBy(() -> room.send("x", RawValue.NULL))
                    .isInstanceOf(RoomException.ConnectionFailed.class)
                    .hasMessageContaining("gave up");
            assertThatThrownBy(() -> room.ended().join()).hasCauseInstanceOf(RoomException.ConnectionFailed.class);
        }
    }

    @Test
    void aServerThatAnswersPingsIsKept() {
        try (RoomClient client =
                        server.client().pingInterval(Duration.ofMillis(20)).build();
                Room _ = client.join("p", heard)) {
            Await.until("three pings", () -> server.pings() >= 3);
            assertThat(heard.calls()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bad-token", "unknown-pool", "refused"})
    void aRefusalForGoodEndsTheRoom(String reason) {
        try (RoomClient client = server.client().build()) {
            Room room = client.join("p", heard);
            server.refuse(reason);
            server.cut();
            heard.await("ended Refused");
            assertThat(room.state()).isEqualTo(RoomState.ENDED);
            assertThat(client.rooms()).isEmpty();
        }
    }

    @Test
    void aRefusalForTheMomentIsWaitedOut() {
        try (RoomClient client = server.client().build();
                Room room = client.join("p", heard)) {
            server.refuse("too-fast", "pool-full", "unavailable");
            server.cut();
            heard.await("resumed");
            assertThat(heard.calls()).filteredOn("reconnecting"::equals).hasSize(4);
            assertThat(room.state()).isEqualTo(RoomState.JOINED);
        }
    }

    @Test
    void aStoppedPoolAndATakenPlaceEndTheRoomAtOnce() {
        try (RoomClient client = server.client().build()) {
            Room _ = client.join("p", heard);
            server.tell("{\"type\":\"rtc:stop\",\"data\":{}}");
            heard.await("ended Stopped");

            RecordingListener other = new RecordingListener();
            Room _ = client.join("p", other);
            server.closeAll(1000, "another connection took its place");
            other.await("ended Dismissed");
            assertThat(other.calls()).containsExactly("ended Dismissed");
        }
    }

    @Test
    void withoutABackOffTheRoomEndsWithItsSocket() {
        try (RoomClient client = server.client().backoff(Backoff.NEVER).build()) {
            Room _ = client.join("p", heard);
            server.closeAll(1001, "going away");
            heard.await("ended ConnectionFailed");
        }
    }

    @Test
    void leavingWhileReconnectingIsPromptAndClean() {
        try (RoomClient client = server.client()
                .backoff(new Backoff(Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofMinutes(5)))
                .build()) {
            Room room = client.join("p", heard);
            server.cut();
            heard.await("reconnecting");
            CompletableFuture<Void> waiting = room.sendAsync("x", RawValue.NULL);
            room.close();
            heard.await("ended well");
            assertThat(heard.calls()).containsExactly("reconnecting", "ended well");
            assertThatThrownBy(waiting::join).hasCauseInstanceOf(RoomException.Closed.class);
            assertThatThrownBy(() -> room.send("x", RawValue.NULL)).isInstanceOf(RoomException.Closed.class);
            room.close();
        }
    }

    @Test
    void whatWasTakenBeforeLeavingIsStillSent() {
        try (RoomClient client = server.client().build()) {
            Room room = client.join("p", heard);
            List<CompletableFuture<Void>> sent = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                sent.add(room.sendAsync("n", RawValue.of("" + i)));
            }
            room.close();
            sent.forEach(CompletableFuture::join);
            server.awaitReceived("{\"type\":\"n\",\"data\":199}");
        }
    }

    @Test
    void theOutboxIsBounded() {
        try (RoomClient client = server.client()
                        .maxWaitingMessages(3)
                        .sendTimeout(Duration.ofSeconds(2))
                        .build();
                Room room = client.join("p", heard)) {
            server.shut(true);
            server.cut();
            Await.until("the loss", () -> room.state() == RoomState.RECONNECTING);
            List<CompletableFuture<Void>> waiting = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                waiting.add(room.sendAsync("x", RawValue.NULL));
            }
            assertThatThrownBy(() -> room.send("x", RawValue.NULL)).isInstanceOf(RoomException.OutboxFull.class);
            waiting.forEach(late -> assertThatThrownBy(late::join)
                    .hasCauseInstanceOf(RoomException.NotSent.class)
                    .hasMessageContaining("waited 2000 ms"));
        }
    }
}
