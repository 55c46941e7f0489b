package dev.sluice.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.base.SettingForm;
import dev.sluice.base.SettingReader;
import dev.sluice.testkit.Await;
import dev.sluice.testkit.FakeClock;
import dev.sluice.wire.rooms.RawValue;
import dev.sluice.wire.rooms.RoomError;
import dev.sluice.wire.rooms.RoomEvent;
import dev.sluice.wire.rooms.RoomRequest;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

final class PoolTest {
    private final FakeClock clock = new FakeClock();
    private final EventInbox inbox = new EventInbox(1);

    @Test
    void theOneThatJoinsIsToldWhoIsThereAndTheOthersAreToldOfIt() {
        PoolManager pools = pools(Map.of());
        TestClient ann = new TestClient();
        TestClient bob = new TestClient();
        join(pools, ann, "x");
        join(pools, bob, "x");

        assertThat(bob.peers()).containsExactly(ann.id());
        assertThat(ann.news()).last().isEqualTo(new RoomEvent.PeerJoined(bob.id()));
    }

    @Test
    void aSecondJoinIsRefusedAndThePeerStaysWhereItWas() {
        PoolManager pools = pools(Map.of());
        TestClient ann = new TestClient();
        Peer peer = join(pools, ann, "x");
        peer.receive(new RoomRequest.Join("y", null, null));

        assertThat(refusal(ann)).isEqualTo(RoomError.ALREADY_JOINED);
        assertThat(peer.pool().orElseThrow().name()).isEqualTo("x");
        assertThat(pools.find("y")).isEmpty();
    }

    @Test
    void aRelayNeverLeavesThePool() {
        PoolManager pools = pools(Map.of());
        TestClient ann = new TestClient();
        TestClient bob = new TestClient();
        Peer peer = join(pools, ann, "x");
        join(pools, bob, "y");
        bob.news();
        for (String nobody : List.of(bob.id(), ann.id(), "nobody")) {
            peer.receive(new RoomRequest.Sdp(nobody, RawValue.NULL));
            assertThat(refusal(ann)).isEqualTo(RoomError.UNKNOWN_PEER);
        }
        assertThat(bob.news()).isEmpty();
    }

    @Test
    void beforeJoiningThereIsNobodyToTalkTo() {
        PoolManager pools = pools(Map.of());
        TestClient ann = new TestClient();
        Peer peer = pools.connect(ann);
        peer.receive("{\"type\":\"describe\",\"data\":{}}");
        assertThat(refusal(ann)).isEqualTo(RoomError.NOT_JOINED);
        peer.receive(new RoomRequest.Candidate("x", RawValue.NULL));
        assertThat(refusal(ann)).isEqualTo(RoomError.NOT_JOINED);
    }

    @Test
    void aPeerThatComesBackWithinTheLeaseWasNeverGone() {
        PoolManager pools = pools(Map.of("lease", "3s"));
        TestClient ann = new TestClient();
        TestClient bob = new TestClient();
        Peer annsPeer = join(pools, ann, "x");
        Peer bobsPeer = join(pools, bob, "x");
        ann.news();
        bobsPeer.close(CloseReason.LOST);
        annsPeer.receive(new RoomRequest.Sdp(bob.id(), RawValue.of("{\"sdp\":1}")));
        clock.advance(Duration.ofMillis(2999));
        pools.sweep();

        TestClient again = new TestClient();
        pools.connect(again).receive(new RoomRequest.Join("x", null, bob.resume()));

        assertThat(again.id()).isEqualTo(bob.id());
        assertThat(again.news())
                .last()
                .as("what was said to it meanwhile")
                .isEqualTo(new RoomEvent.Sdp(ann.id(), RawValue.of("{\"sdp\":1}")));
        assertThat(ann.news()).isEmpty();
    }

    @Test
    void aPeerThatDoesNotComeBackIsGoneAfterTheLeaseAndItsTokenOpensNothing() {
        PoolManager pools = pools(Map.of("lease", "3s"));
        TestClient ann = new TestClient();
        TestClient bob = new TestClient();
        join(pools, ann, "x");
        Peer bobsPeer = join(pools, bob, "x");
        bobsPeer.close(CloseReason.LOST);
        clock.advance(Duration.ofSeconds(3));
        pools.sweep();
        assertThat(ann.news()).last().isEqualTo(new RoomEvent.PeerGone(bob.id()));

        TestClient again = new TestClient();
        pools.connect(again).receive(new RoomRequest.Join("x", null, bob.resume()));
        assertThat(again.id()).isNotEqualTo(bob.id());
    }

    @Test
    void takingAnIdBackClosesTheOldConnection() {
        PoolManager pools = pools(Map.of());
        TestClient ann = new TestClient();
        Peer old = join(pools, ann, "x");
        TestClient again = new TestClient();
        pools.connect(again).receive(new RoomRequest.Join("x", null, ann.resume()));

        assertThat(ann.closed()).isEqualTo(CloseReason.REPLACED);
        assertThat(old.pool()).isEmpty();
        old.close(CloseReason.LEFT);
        assertThat(pools.find("x").orElseThrow().size()).isEqualTo(1);
    }

    @Test
    void aForgedResumeTokenTakesNobodysPlace() {
        PoolManager pools = pools(Map.of());
        TestClient ann = new TestClient();
        join(pools, ann, "x");
        TestClient thief = new TestClient();
        pools.connect(thief).receive(new RoomRequest.Join("x", null, ann.id() + ".guess"));

        assertThat(thief.id()).isNotEqualTo(ann.id());
        assertThat(ann.closed()).isNull();
    }

    @Test
    void aSlowPeerIsDisconnectedAndTheOthersAreTold() {
        PoolManager pools = pools(Map.of("mailbox-bytes", "2KiB"));
        TestClient ann = new TestClient();
        TestClient slow = new TestClient();
        Peer annsPeer = join(pools, ann, "x");
        join(pools, slow, "x");
        slow.stall();
        RawValue large = RawValue.of("\"" + "x".repeat(900) + "\"");
        for (int i = 0; i < 4 && slow.closed() == null; i++) {
            annsPeer.receive(new RoomRequest.Sdp(slow.id(), large));
        }

        assertThat(slow.closed()).isEqualTo(CloseReason.SLOW);
        assertThat(ann.news()).last().isEqualTo(new RoomEvent.PeerGone(slow.id()));
    }

    @Test
    void theAdmissionPolicyMayRefuseWithAReason() {
        PoolManager pools = pools(Map.of());
        pools.create("x", new PoolRules(_ -> Admission.refuse("full moon only"), true, 0));
        TestClient ann = new TestClient();
        pools.connect(ann).receive(new RoomRequest.Join("x", null, null));

        assertThat(ann.news()).containsExactly(new RoomEvent.Refused(RoomError.REFUSED, "full moon only"));
    }

    @Test
    void privatePoolsMustBeMadeFirstAndStayWhenTheyAreEmpty() {
        PoolManager pools = pools(Map.of("private", "true"));
        TestClient ann = new TestClient();
        Peer peer = pools.connect(ann);
        peer.receive(new RoomRequest.Join("x", null, null));
        assertThat(refusal(ann)).isEqualTo(RoomError.UNKNOWN_POOL);

        pools.create("x");
        peer.receive(new RoomRequest.Join("x", null, null));
        assertThat(ann.hasJoined()).isTrue();
        peer.close(CloseReason.LEFT);
        assertThat(pools.find("x")).isPresent();
    }

    @Test
    void limitsOfPoolsAndPeersAreKept() {
        PoolManager pools = pools(Map.of("max-pools", "1", "max-peers-per-pool", "1"));
        TestClient ann = new TestClient();
        TestClient bob = new TestClient();
        Peer annsPeer = join(pools, ann, "x");
        Peer bobsPeer = join(pools, bob, "x");
        assertThat(refusal(bob)).isEqualTo(RoomError.POOL_FULL);
        bobsPeer.receive(new RoomRequest.Join("y", null, null));
        assertThat(refusal(bob)).isEqualTo(RoomError.TOO_MANY_POOLS);

        annsPeer.close(CloseReason.LEFT);
        bobsPeer.receive(new RoomRequest.Join("y", null, null));
        assertThat(bob.hasJoined()).isTrue();
    }

    @Test
    void floodsAreRefusedByPeerAndByAddress() {
        PoolManager pools = pools(Map.of("messages-per-second-per-peer", "2", "joins-per-second-per-address", "1"));
        TestClient ann = new TestClient();
        Peer peer = join(pools, ann, "x");
        peer.receive("{\"type\":\"chat\"}");
        assertThat(ann.news()).hasSize(1);
        peer.receive("{\"type\":\"chat\"}");
        assertThat(refusal(ann)).isEqualTo(RoomError.TOO_FAST);

        TestClient bob = new TestClient();
        join(pools, bob, "x");
        assertThat(refusal(bob)).as("the same address").isEqualTo(RoomError.TOO_FAST);
        clock.advance(Duration.ofSeconds(1));
        pools.connect(bob).receive(new RoomRequest.Join("x", null, null));
        assertThat(bob.hasJoined()).isTrue();
    }

    @Test
    void thePoolCanDescribeBroadcastKickAndClose() {
        PoolManager pools = pools(Map.of());
        TestClient ann = new TestClient();
        TestClient bob = new TestClient();
        join(pools, ann, "x");
        join(pools, bob, "x");
        Pool pool = pools.find("x").orElseThrow();
        ann.news();
        bob.news();

        assertThat(pool.describe(ann.id(), RawValue.of("{}"))).isTrue();
        assertThat(bob.news()).containsExactly(new RoomEvent.Described(ann.id(), RawValue.of("{}")));
        pool.broadcast(new RoomEvent.Application("news", RawValue.NULL), Set.of(bob.id()));
        assertThat(ann.news()).containsExactly(new RoomEvent.Application("news", RawValue.NULL));
        assertThat(pool.kick(bob.id())).isTrue();
        assertThat(bob.closed()).isEqualTo(CloseReason.KICKED);
        assertThat(ann.news()).containsExactly(new RoomEvent.PeerGone(bob.id()));
        pool.close();
        assertThat(ann.closed()).isEqualTo(CloseReason.POOL_CLOSED);
        assertThat(pools.pools()).isEmpty();
    }

    @Test
    void namesAreMappedAndTheJoinedNameIsTold() {
        PoolManager pools =
                new PoolManager(RoomSettings.defaults(), clock, Admission.everybody(), name -> "team/" + name, inbox);
        TestClient ann = new TestClient();
        Peer peer = join(pools, ann, "x");
        assertThat(ann.joined().pool()).isEqualTo("team/x");

        peer.close(CloseReason.LOST);
        TestClient again = new TestClient();
        pools.connect(again).receive(new RoomRequest.Join("x", null, ann.resume()));
        assertThat(again.id()).isEqualTo(ann.id());
    }

    @Test
    void theApplicationGetsItsMessagesAndLosesThoseThatDoNotFit() throws InterruptedException {
        PoolManager pools = pools(Map.of());
        Peer peer = join(pools, new TestClient(), "x");
        peer.receive("{\"type\":\"chat\",\"data\":1}");
        peer.receive("{\"type\":\"chat\",\"data\":2}");

        EventInbox.Received first = Objects.requireNonNull(inbox.poll(Duration.ofSeconds(1)));
        assertThat(first.message()).isEqualTo(new RoomRequest.Application("chat", RawValue.of("1")));
        assertThat(first.from()).isSameAs(peer);
        assertThat(inbox.droppedCount()).isEqualTo(1);
    }

    @Test
    void aTokenNamesPoolRightsAndEnd() {
        PoolTokens tokens = new PoolTokens(new byte[] {1, 2, 3}, clock);
        PoolManager pools = new PoolManager(
                RoomSettings.defaults(), clock, new TokenAdmission(tokens, true), UnaryOperator.identity(), inbox);
        String listener = tokens.mint("a b", EnumSet.of(Right.SIGNAL), clock.epochMs() + 1000);
        TestClient ann = new TestClient();
        Peer peer = pools.connect(ann);
        peer.receive(new RoomRequest.Join("a b", null, null));
        assertThat(refusal(ann)).isEqualTo(RoomError.TOKEN_REQUIRED);
        for (String bad : List.of("", ".", "x.y", listener + "x", listener.replace('.', '_'))) {
            peer.receive(new RoomRequest.Join("a b", bad, null));
            assertThat(refusal(ann)).isEqualTo(RoomError.BAD_TOKEN);
        }
        peer.receive(new RoomRequest.Join("other", listener, null));
        assertThat(refusal(ann)).isEqualTo(RoomError.BAD_TOKEN);

        peer.receive(new RoomRequest.Join("a b", listener, null));
        assertThat(ann.hasJoined()).isTrue();
        peer.receive(new RoomRequest.Describe(RawValue.NULL));
        assertThat(refusal(ann)).isEqualTo(RoomError.FORBIDDEN);
        clock.advance(Duration.ofSeconds(1));
        assertThat(tokens.rights(listener, "a b")).isEmpty();
    }

    @Test
    void nobodyWaitsForASocketThatBlocks() throws InterruptedException {
        PoolManager pools = pools(Map.of());
        CountDownLatch unblocked = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        List<String> sent = new CopyOnWriteArrayList<>();
        Peer stuck = pools.connect(new BlockingTransceiver(
                text -> {
                    awaitQuietly(unblocked);
                    sent.add(text);
                },
                reason -> closed.countDown()));
        stuck.receive(new RoomRequest.Join("x", null, null));
        TestClient ann = new TestClient();
        join(pools, ann, "x");
        assertThat(ann.peers()).hasSize(1);

        unblocked.countDown();
        Await.until("both messages", () -> sent.size() == 2);
        stuck.close(CloseReason.LEFT);
        closed.await();
    }

    private PoolManager pools(Map<String, String> settings) {
        return new PoolManager(
                RoomSettings.read(new Given(settings)), clock, Admission.everybody(), UnaryOperator.identity(), inbox);
    }

    private static Peer join(PoolManager pools, TestClient client, String pool) {
        Peer peer = pools.connect(client);
        peer.receive(new RoomRequest.Join(pool, null, null));
        return peer;
    }

    private static RoomError refusal(TestClient client) {
        List<RoomEvent> news = client.news();
        if (news.getLast() instanceof RoomEvent.Refused(RoomError error, String _)) {
            return error;
        }
        throw new AssertionError("not refused: " + news);
    }

    private static void awaitQuietly(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new InterruptedIOException();
        }
    }

    private record Given(Map<String, String> texts) implements SettingReader {
        @Override
        public SettingReader section(String name, String doc) {
            return this;
        }

        @Override
        public <T> T value(String name, T fallback, SettingForm<T> form, String doc) {
            String text = texts.get(name);
            return text == null ? fallback : form.parse(text);
        }
    }
}
