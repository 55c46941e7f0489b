package dev.sluice.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.testkit.FakeClock;
import dev.sluice.wire.rooms.RawValue;
import dev.sluice.wire.rooms.RoomRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever happens in whatever order: nobody's picture of its pool is wrong, and each departure is told once. */
final class MembershipPropertyTest {
    static final int CLIENTS = 5;
    static final int ACTIONS = 12;
    private static final RawValue OFFER = RawValue.of("{\"type\":\"offer\"}");

    /** A number says what happens and to whom. */
    @Property(tries = 100_000)
    void nobodyIsToldALieInAnyHistory(
            @ForAll @Size(max = 60) List<@IntRange(max = ACTIONS * CLIENTS * CLIENTS - 1) Integer> history) {
        World world = new World();
        for (int step : history) {
            world.act(step % ACTIONS, step / ACTIONS % CLIENTS, step / ACTIONS / CLIENTS);
            world.everybodyIsRight();
        }
        world.end();
    }

    @Test
    void nobodyIsToldALieWhenEverythingHappensAtOnce() throws InterruptedException {
        PoolManager pools = manager(new FakeClock());
        List<List<TestClient>> clients = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int seed = 0; seed < 4; seed++) {
            List<TestClient> own = new ArrayList<>();
            clients.add(own);
            Random random = new Random(seed);
            threads.add(Thread.ofPlatform().start(() -> comeAndGo(pools, own, random)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        for (TestClient client : clients.stream().flatMap(List::stream).toList()) {
            client.wasToldNoLie();
        }
        assertThat(pools.pools()).isEmpty();
        assertThat(pools.poolCount()).isZero();
        assertThat(pools.stats().members()).isZero();
        assertThat(pools.stats().connections()).isZero();
    }

    private static void comeAndGo(PoolManager pools, List<TestClient> own, Random random) {
        for (int i = 0; i < 3000; i++) {
            TestClient client = new TestClient();
            own.add(client);
            Peer peer = pools.connect(client);
            peer.receive(new RoomRequest.Join("pool " + random.nextInt(2), null, null));
            for (String other : client.peers()) {
                peer.receive(new RoomRequest.Sdp(other, OFFER));
            }
            if (random.nextInt(10) == 0) {
                peer.pool().ifPresent(Pool::close);
            }
            peer.close(CloseReason.LEFT);
        }
    }

    static PoolManager manager(FakeClock clock) {
        RoomSettings given = RoomSettings.defaults();
        RoomSettings unhurried = new RoomSettings(false, given.lease(), 100_000, true, 0, 0, 0, 0, 0, 0, 0, false, "");
        return new PoolManager(unhurried, clock, Admission.everybody(), UnaryOperator.identity(), EventReceiver.none());
    }

    private static final class World {
        private final FakeClock clock = new FakeClock();
        private final PoolManager pools = manager(clock);
        private final @Nullable Peer[] peers = new Peer[CLIENTS];
        private final @Nullable TestClient[] clients = new TestClient[CLIENTS];
        private final List<TestClient> all = new ArrayList<>();
        private final Set<String> ids = new HashSet<>();

        void act(int action, int who, int whom) {
            Peer peer = peers[who];
            TestClient client = clients[who];
            if (peer == null || client == null || client.closed() != null) {
                connect(who, whom % 2, action == 0 && client != null && client.hasJoined() ? client : null);
                return;
            }
            switch (action) {
                case 0 -> connect(who, whom % 2, client.hasJoined() ? client : null);
                case 1, 2 -> peer.close(CloseReason.LEFT);
                case 3, 4 -> peer.close(CloseReason.LOST);
                case 5 -> peer.receive(new RoomRequest.Sdp(idOf(whom), OFFER));
                case 6 -> peer.receive(new RoomRequest.Candidate(idOf(whom), RawValue.NULL));
                case 7 -> peer.receive(new RoomRequest.Describe(OFFER));
                case 8 -> advance(Duration.ofSeconds(1 + whom));
                case 9 -> peer.pool().ifPresent(pool -> pool.kick(idOf(whom)));
                case 10 -> peer.receive(new RoomRequest.Join("pool " + whom % 2, null, null));
                default -> {
                    if (whom == 0) {
                        peer.pool().ifPresent(Pool::close);
                    } else {
                        client.stall();
                    }
                }
            }
        }

        /** A new connection, which takes over the place of an old one or joins as a new peer. */
        private void connect(int who, int pool, @Nullable TestClient before) {
            TestClient client = new TestClient();
            Peer peer = pools.connect(client);
            String resume = before == null ? null : before.resume();
            String name = before == null ? "pool " + pool : before.joined().pool();
            peer.receive(new RoomRequest.Join(name, null, resume));
            if (before == null || !client.id().equals(before.id())) {
                assertThat(ids.add(client.id())).as("ids are new").isTrue();
            }
            Peer old = peers[who];
            if (old != null && before == null) {
                old.close(CloseReason.LEFT);
            }
            peers[who] = peer;
            clients[who] = client;
            all.add(client);
        }

        private String idOf(int who) {
            TestClient client = clients[who];
            return client == null || !client.hasJoined() ? "nobody" : client.id();
        }

        private void advance(Duration span) {
            clock.advance(span);
            pools.sweep();
        }

        void everybodyIsRight() {
            for (TestClient client : all) {
                client.wasToldNoLie();
            }
            for (int who = 0; who < CLIENTS; who++) {
                Peer peer = peers[who];
                TestClient client = clients[who];
                if (peer != null
                        && client != null
                        && client.closed() == null
                        && peer.pool().isPresent()) {
                    Set<String> there = new HashSet<>();
                    peer.pool().orElseThrow().peers().forEach(view -> there.add(view.id()));
                    assertThat(there.remove(client.id())).isTrue();
                    if (!client.isStalled()) {
                        assertThat(client.peers()).isEqualTo(there);
                    }
                }
            }
        }

        void end() {
            for (Peer peer : peers) {
                if (peer != null) {
                    peer.close(CloseReason.LOST);
                }
            }
            advance(Duration.ofHours(1));
            everybodyIsRight();
            assertThat(pools.pools()).isEmpty();
            assertThat(pools.poolCount()).isZero();
            assertThat(pools.stats().members()).isZero();
            assertThat(pools.stats().connections()).isZero();
        }
    }
}
