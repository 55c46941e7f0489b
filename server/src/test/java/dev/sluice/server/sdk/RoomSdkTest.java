package dev.sluice.server.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.client.rooms.Backoff;
import dev.sluice.client.rooms.Room;
import dev.sluice.client.rooms.RoomClient;
import dev.sluice.client.rooms.RoomClientBuilder;
import dev.sluice.client.rooms.RoomException;
import dev.sluice.client.rooms.RoomListener;
import dev.sluice.client.rooms.RoomState;
import dev.sluice.client.rooms.RoomTokens;
import dev.sluice.client.rooms.SessionDescription;
import dev.sluice.server.SluiceServer;
import dev.sluice.server.console.CuttableRelay;
import dev.sluice.server.settings.Settings;
import dev.sluice.testkit.Await;
import dev.sluice.wire.rooms.RawValue;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The rooms SDK against a real server, through cut connections, restarts and floods. */
final class RoomSdkTest {
    private final RoomCalls ann = new RoomCalls();
    private final RoomCalls ben = new RoomCalls();
    private @Nullable SluiceServer running;

    private SluiceServer start(String... settings) {
        return startAt(0, settings);
    }

    private SluiceServer startAt(int port, String... settings) {
        List<String> all = new ArrayList<>(List.of("http.address=127.0.0.1:" + port));
        all.addAll(List.of(settings));
        SluiceServer server = SluiceServer.startInMemory(Settings.with(all.toArray(String[]::new)));
        running = server;
        return server;
    }

    @AfterEach
    void stop() {
        if (running != null) {
            running.close();
        }
    }

    private static RoomClientBuilder client(URI server) {
        return RoomClient.builder(server)
                .backoff(new Backoff(Duration.ofMillis(20), Duration.ofMillis(200), Duration.ofSeconds(20)));
    }

    @Test
    void twoPeersNegotiateOverEitherPortAndPart() {
        SluiceServer server = start();
        URI ssp = URI.create("ws://127.0.0.1:" + server.sspUri().orElseThrow().getPort() + "/");
        try (RoomClient main = client(server.baseUri()).build();
                RoomClient other = client(ssp).build();
                Room one = main.join("a room/ü", ann)) {
            one.describe(RawValue.of("{\"name\":\"Ann\"}"));
            Room two = other.join("a room/ü", ben);
            ann.await("joined " + two.id() + " null");
            assertThat(two.pool()).isEqualTo("a room/ü");
            assertThat(two.iceServers())
                    .first()
                    .satisfies(stun -> assertThat(stun.urls()).containsExactly("stun:127.0.0.1:" + server.stunPort()));
            Await.until(
                    "the description", () -> two.peers().equals(Map.of(one.id(), RawValue.of("{\"name\":\"Ann\"}"))));

            two.sdp(one.id(), new SessionDescription("offer", "v=0").toJson());
            ann.await("sdp " + two.id() + " {\"type\":\"offer\",\"sdp\":\"v=0\"}");
            one.candidateAsync(two.id(), RawValue.NULL).join();
            ben.await("candidate " + one.id() + " null");
            two.sdp("nobody", RawValue.of("{}"));
            ben.awaitStart("refused unknown-peer");

            String gone = two.id();
            two.close();
            ann.await("left " + gone);
            assertThat(one.peers()).isEmpty();
        }
    }

    @Test
    void aDescriptionThatIsSentInFragmentsArrivesWhole() {
        SluiceServer server = start();
        try (RoomClient client = client(server.baseUri()).build();
                Room one = client.join("p", ann);
                Room two = client.join("p", ben)) {
            String sdp = "x".repeat(100_000);
            two.sdp(one.id(), new SessionDescription("offer", sdp).toJson());
            ann.awaitStart("sdp " + two.id() + " {\"type\":\"offer\",\"sdp\":\"" + sdp);
        }
    }

    @Test
    void aCutConnectionIsResumedWithinTheLeaseAndNobodyNotices() throws IOException {
        SluiceServer server = start("rooms.lease=30s");
        try (CuttableRelay network = new CuttableRelay(server.baseUri());
                RoomClient direct = client(server.baseUri()).build();
                RoomClient shaky = client(network.baseUri()).build();
                Room stays = direct.join("p", ben);
                Room room = shaky.join("p", ann)) {
            String id = room.id();
            for (int i = 1; i <= 5; i++) {
                network.cut();
                Await.until("the loss", () -> room.state() == RoomState.RECONNECTING);
                stays.sdp(id, RawValue.of("{\"n\":" + i + "}"));
                CompletableFuture<Void> waiting = room.sdpAsync(stays.id(), RawValue.of("{\"n\":" + i + "}"));
                network.mend();
                waiting.join();
                ann.await("sdp " + stays.id() + " {\"n\":" + i + "}");
                ben.await("sdp " + id + " {\"n\":" + i + "}");
                ann.awaitTimes("resumed", i);
            }
            assertThat(room.id()).isEqualTo(id);
            assertThat(ben.calls()).noneMatch(call -> call.startsWith("left"));
        }
    }

    @Test
    void afterTheLeaseItIsSomebodyElseForEverybody() throws IOException {
        SluiceServer server = start("rooms.lease=100ms");
        try (CuttableRelay network = new CuttableRelay(server.baseUri());
                RoomClient direct = client(server.baseUri()).build();
                RoomClient shaky = client(network.baseUri()).build();
                Room stays = direct.join("p", ben);
                Room room = shaky.join("p", ann)) {
            room.describe(RawValue.of("{\"name\":\"Ann\"}"));
            String before = room.id();
            network.cut();
            ben.await("left " + before);
            network.mend();
            ann.awaitStart("rejoined " + before);
            assertThat(room.id()).isNotEqualTo(before);
            assertThat(room.peers()).containsOnlyKeys(stays.id());
            ben.await("described " + room.id() + " {\"name\":\"Ann\"}");
        }
    }

    @Test
    void aRestartedServerIsFoundAgain() {
        SluiceServer server = start();
        int port = server.baseUri().getPort();
        try (RoomClient client = client(server.baseUri()).build();
                Room one = client.join("p", ann);
                Room two = client.join("p", ben)) {
            String before = one.id();
            server.close();
            Await.until("the loss", () -> one.state() == RoomState.RECONNECTING);
            startAt(port, "stun.port=off", "rooms.ssp-port=off");
            ann.awaitStart("rejoined " + before);
            Await.until(
                    "both to be back",
                    () -> one.peers().containsKey(two.id()) && two.peers().containsKey(one.id()));
            one.sdp(two.id(), RawValue.of("{\"again\":1}"));
            ben.await("sdp " + one.id() + " {\"again\":1}");
        }
    }

    @Test
    void tokensMadeWithTheSharedSecretOpenTheirPoolAlone() {
        SluiceServer server = start("rooms.token-required=true", "rooms.token-secret=shared with the application");
        RoomTokens tokens = RoomTokens.withSecret("shared with the application");
        try (RoomClient with = client(server.baseUri())
                        .tokens(pool -> tokens.mint("p", Duration.ofMinutes(1)))
                        .build();
                RoomClient mute = client(server.baseUri())
                        .tokens(pool -> tokens.mint("p", List.of(), Duration.ofMinutes(1)))
                        .build();
                RoomClient without = client(server.baseUri()).build();
                Room room = with.join("p", ann);
                Room silent = mute.join("p", ben)) {
            assertThatThrownBy(() -> with.join("other")).satisfies(failure -> assertReason(failure, "bad-token"));
            assertThatThrownBy(() -> without.join("p")).satisfies(failure -> assertReason(failure, "token-required"));
            silent.sdp(room.id(), RawValue.of("{}"));
            ben.awaitStart("refused forbidden");
        }
    }

    private static void assertReason(Throwable failure, String reason) {
        assertThat(failure)
                .isInstanceOfSatisfying(
                        RoomException.Refused.class,
                        refused -> assertThat(refused.reason()).hasValue(reason));
    }

    @Test
    void aForeignOriginIsTurnedAway() {
        SluiceServer server = start();
        try (RoomClient client =
                client(server.baseUri()).origin("https://example.org").build()) {
            assertThatThrownBy(() -> client.join("p"))
                    .isInstanceOfSatisfying(
                            RoomException.ConnectionFailed.class,
                            failure -> assertThat(failure.status()).hasValue(403));
        }
    }

    @Test
    void whoFloodsIsToldAndGoesOn() {
        SluiceServer server = start("rooms.messages-per-second-per-peer=20");
        try (RoomClient client =
                        client(server.baseUri()).maxWaitingMessages(10_000).build();
                Room one = client.join("p", ann);
                Room two = client.join("p", ben)) {
            List<CompletableFuture<Void>> flood = new ArrayList<>();
            for (int i = 0; i < 2000; i++) {
                flood.add(two.sdpAsync(one.id(), RawValue.of("" + i)));
            }
            flood.forEach(CompletableFuture::join);
            ben.awaitStart("refused too-fast");
            Await.until("to be heard again", () -> {
                two.sdp(one.id(), RawValue.of("\"last\""));
                return ann.calls().contains("sdp " + two.id() + " \"last\"");
            });
            assertThat(two.state()).isEqualTo(RoomState.JOINED);
        }
    }

    @Test
    void aListenerThatBlocksLosesItsEventsAloneAndHoldsUpNobody() {
        SluiceServer server = start("rooms.messages-per-second-per-peer=0");
        CountDownLatch free = new CountDownLatch(1);
        CompletableFuture<RoomException> end = new CompletableFuture<>();
        try (RoomClient client = client(server.baseUri()).maxWaitingEvents(50).build();
                Room one = client.join("p", ann);
                Room two = client.join("p", ben)) {
            one.listen(new BlockedListener(free, end));
            for (int i = 0; i < 100; i++) {
                two.sdp(one.id(), RawValue.of("" + i));
                ann.await("sdp " + two.id() + " " + i);
            }
            free.countDown();
            assertThat(end.join()).isInstanceOf(RoomException.TooSlow.class);
            assertThat(one.state()).isEqualTo(RoomState.JOINED);
            assertThat(ann.calls()).noneMatch(call -> call.startsWith("ended"));
        }
    }

    private record BlockedListener(CountDownLatch free, CompletableFuture<RoomException> end) implements RoomListener {
        @Override
        public void sdp(Room room, String peer, RawValue description) {
            try {
                free.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void ended(Room room, java.util.Optional<RoomException> cause) {
            cause.ifPresent(end::complete);
        }
    }
}
