package dev.sluice.client.items;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.wire.items.Item;
import dev.sluice.wire.items.PortalId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DeliveriesTest {
    private static final PortalId A = new PortalId("a");
    private static final PortalId B = new PortalId("b");

    private final Deliveries deliveries = new Deliveries(1024, 256);

    @Test
    void withinOneSessionNothingIsARepetition() {
        assertThat(deliveries.admit(1, item("x", 5))).isTrue();
        assertThat(deliveries.admit(1, item("x", 5))).isTrue();
        assertThat(deliveries.admit(1, item("x", 5))).isTrue();
    }

    @Test
    void theNextSessionsRepetitionsAreDroppedAsOftenAsTheyWereDeliveredAndNoMore() {
        deliveries.admit(1, item("x", 5));
        deliveries.admit(1, item("x", 5));
        assertThat(deliveries.admit(2, item("x", 5))).isFalse();
        assertThat(deliveries.admit(2, item("x", 5))).isFalse();
        assertThat(deliveries.admit(2, item("x", 5))).isTrue();
    }

    @Test
    void anotherPayloadTimestampOrPortalIsAnotherItem() {
        deliveries.admit(1, item("x", 5));
        assertThat(deliveries.admit(2, item("y", 5))).isTrue();
        assertThat(deliveries.admit(2, item("x", 6))).isTrue();
        assertThat(deliveries.admit(2, new Item(B, "x", 5))).isTrue();
        assertThat(deliveries.admit(2, item("x", 5))).isFalse();
    }

    @Test
    void payloadsOfEqualHashCodesAreToldApart() {
        assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());
        deliveries.admit(1, item("Aa", 5));
        assertThat(deliveries.admit(2, item("BB", 5))).isTrue();
    }

    @Test
    void newestFirstIsRecognisedToo() {
        List<Item> ring = List.of(item("3", 3), item("2", 2), item("1", 1));
        ring.forEach(item -> deliveries.admit(1, item));
        assertThat(deliveries.admit(2, item("4", 4))).isTrue();
        assertThat(ring).noneMatch(item -> deliveries.admit(2, item));
        assertThat(ring).noneMatch(item -> deliveries.admit(3, item));
        assertThat(deliveries.admit(3, item("4", 4))).isFalse();
    }

    @Test
    void anOldSessionsAnswerThatIsReadLateRepeatsNothing() {
        deliveries.admit(1, item("1", 1));
        assertThat(deliveries.admit(2, item("1", 1))).isFalse();
        assertThat(deliveries.admit(2, item("2", 2))).isTrue();
        assertThat(deliveries.admit(1, item("2", 2))).isFalse();
        assertThat(deliveries.admit(1, item("3", 3))).isTrue();
        assertThat(deliveries.admit(2, item("3", 3))).isFalse();
    }

    @Test
    void noMoreThanTheLimitIsRemembered() {
        Deliveries three = new Deliveries(3, 256);
        for (int i = 1; i <= 5; i++) {
            three.admit(1, item("x", i));
        }
        assertThat(three.admit(2, item("x", 1))).isTrue();
        assertThat(three.admit(3, item("x", 4))).isFalse();
    }

    @Test
    void thePortalReadLongestAgoIsForgotten() {
        Deliveries one = new Deliveries(10, 1);
        one.admit(1, item("x", 1));
        one.admit(1, new Item(B, "x", 1));
        assertThat(one.admit(2, new Item(B, "x", 1))).isFalse();
        assertThat(one.admit(2, item("x", 1))).isTrue();
    }

    @Test
    void switchedOffEverythingPasses() {
        Deliveries off = new Deliveries(0, 256);
        off.admit(1, item("x", 1));
        assertThat(off.admit(2, item("x", 1))).isTrue();
    }

    enum Step {
        SET,
        SET_AGAIN,
        TICK,
        FIFO_ALL,
        FIFO_THREE,
        LIFO_ALL,
        LIFO_FOUR,
        LOGIN,
        HOLD,
        RELEASE
    }

    @Property(tries = 5000)
    void whateverSessionsBringNoItemIsDoubledOrLost(
            @ForAll @Size(max = 60) List<Step> steps, @ForAll boolean payloadsDiffer) {
        Run run = new Run(payloadsDiffer);
        steps.forEach(run::play);
        run.releaseAll();
        run.check();
    }

    /** A client's reading of one portal through several sessions, and what it came to. */
    private static final class Run {
        private final boolean payloadsDiffer;
        private final RingServer server = new RingServer();
        private final Deliveries deliveries = new Deliveries(1024, 256);
        private final Deque<Answer> held = new ArrayDeque<>();
        private final Set<Integer> brought = new HashSet<>();
        private final Map<Integer, Map<Item, Integer>> broughtBySession = new HashMap<>();
        private final Map<Item, Integer> itemsByLooks = new HashMap<>();
        private final Map<Item, Integer> got = new HashMap<>();
        private int session = 1;
        private int sets;

        private record Answer(int session, List<RingServer.Stored> items) {}

        Run(boolean payloadsDiffer) {
            this.payloadsDiffer = payloadsDiffer;
        }

        void play(Step step) {
            switch (step) {
                case SET -> set("x");
                case SET_AGAIN -> set("y");
                case TICK -> server.tick();
                case FIFO_ALL -> read(new Answer(session, server.fifo(session, RingServer.RING)));
                case FIFO_THREE -> read(new Answer(session, server.fifo(session, 3)));
                case LIFO_ALL -> read(new Answer(session, server.lifo(session, RingServer.RING)));
                case LIFO_FOUR -> read(new Answer(session, server.lifo(session, 4)));
                case LOGIN -> login();
                case HOLD -> held.add(new Answer(session, server.fifo(session, RingServer.RING)));
                case RELEASE -> releaseOne();
            }
        }

        private void set(String payload) {
            sets++;
            server.set(payloadsDiffer ? payload + sets : payload);
        }

        /** No answer stays open for more than a few logins. */
        private void login() {
            session++;
            while (!held.isEmpty() && held.element().session < session - 4) {
                releaseOne();
            }
        }

        private void releaseOne() {
            if (!held.isEmpty()) {
                read(held.remove());
            }
        }

        void releaseAll() {
            while (!held.isEmpty()) {
                releaseOne();
            }
        }

        private void read(Answer answer) {
            for (RingServer.Stored stored : answer.items) {
                Item item = stored.item();
                if (brought.add(stored.number())) {
                    itemsByLooks.merge(item, 1, Integer::sum);
                }
                broughtBySession
                        .computeIfAbsent(answer.session, any -> new HashMap<>())
                        .merge(item, 1, Integer::sum);
                if (deliveries.admit(answer.session, item)) {
                    got.merge(item, 1, Integer::sum);
                }
            }
        }

        /** Items that look the same count as one kind; with different payloads each is its own kind. */
        void check() {
            itemsByLooks.forEach((item, count) -> {
                int most = broughtBySession.values().stream()
                        .mapToInt(one -> one.getOrDefault(item, 0))
                        .max()
                        .orElse(0);
                assertThat(got.getOrDefault(item, 0)).as("%s", item).isBetween(most, count);
            });
        }
    }

    private static Item item(String payload, long servertimestampMs) {
        return new Item(A, payload, servertimestampMs);
    }
}
