package dev.sluice.items;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.base.AccountId;
import dev.sluice.base.Clock;
import dev.sluice.base.KeyId;
import dev.sluice.base.SessionId;
import dev.sluice.testkit.Await;
import dev.sluice.wire.items.GetQuery;
import dev.sluice.wire.items.ItemAnswerReader;
import dev.sluice.wire.items.Mode;
import dev.sluice.wire.items.NewItem;
import dev.sluice.wire.items.PortalId;
import dev.sluice.wire.items.PortalQuery;
import dev.sluice.wire.items.Schedule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

/** Several threads at one account. */
final class ItemPlaneConcurrencyTest {
    private static final AccountId ACCOUNT = new AccountId("AC0000000000000001");
    private static final int SETTERS = 4;
    private static final int SETS = 2_000;
    private static final List<PortalId> PORTALS = List.of(new PortalId("a"), new PortalId("b"), new PortalId("c"));

    private final ItemPlane plane = new ItemPlane(
            new ItemSettings(32, 100, 100, 1 << 16, 1 << 20, 1 << 16, Duration.ofHours(1), Duration.ofSeconds(5)),
            Clock.system());

    @Test
    void fifoReadersWithARingThatIsLargeEnoughSeeEveryItemOnceAndInOrder() throws Exception {
        List<Follower> followers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            followers.add(new Follower(new SessionId("s" + i)));
        }
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            List<Future<?>> work = new ArrayList<>();
            followers.forEach(follower -> work.add(threads.submit(follower::follow)));
            for (int setter = 0; setter < SETTERS; setter++) {
                work.add(threads.submit(setter(setter)));
            }
            for (Future<?> task : work) {
                task.get(50, TimeUnit.SECONDS);
            }
        }
        for (Follower follower : followers) {
            for (List<Integer> ofOneSetter : follower.seen) {
                assertThat(ofOneSetter).hasSize(SETS).isSorted().doesNotHaveDuplicates();
            }
        }
        assertThat(plane.stats().lostCount()).isZero();
        assertThat(plane.stats().openReaders()).isZero();
        assertThat(plane.stats().storedCount()).isEqualTo((long) SETTERS * SETS);
    }

    @Test
    void readersThatComeAndGoSessionsThatEndAndHousekeepingDoNotDisturbIt() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        Follower follower = new Follower(new SessionId("steady"));
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            Future<?> followed = threads.submit(follower::follow);
            List<Future<?>> unrest = new ArrayList<>();
            unrest.add(threads.submit(() -> until(over, round -> plane.sweep())));
            unrest.add(threads.submit(() -> until(over, round -> plane.forget(new SessionId("r" + round % 5)))));
            unrest.add(threads.submit(() -> until(over, round -> plane.all(ACCOUNT))));
            for (int i = 0; i < 2; i++) {
                unrest.add(threads.submit(() -> until(over, this::comeAndGo)));
            }
            List<Future<?>> setters = new ArrayList<>();
            for (int setter = 0; setter < SETTERS; setter++) {
                setters.add(threads.submit(setter(setter)));
            }
            for (Future<?> setter : setters) {
                setter.get(50, TimeUnit.SECONDS);
            }
            followed.get(50, TimeUnit.SECONDS);
            over.set(true);
            for (Future<?> task : unrest) {
                task.get(50, TimeUnit.SECONDS);
            }
        }
        assertThat(follower.seen)
                .allSatisfy(ofOneSetter ->
                        assertThat(ofOneSetter).hasSize(SETS).isSorted().doesNotHaveDuplicates());
        Await.until("all readers to be closed", () -> plane.stats().openReaders() == 0);
    }

    private void comeAndGo(int round) {
        SessionId session = new SessionId("r" + round % 5);
        try (ItemReader reader = plane.open(ACCOUNT, session, query(), () -> {}, () -> {})) {
            reader.poll();
        }
    }

    private static void until(AtomicBoolean over, IntConsumer task) {
        for (int round = 0; !over.get(); round++) {
            task.accept(round);
        }
    }

    private Runnable setter(int number) {
        return () -> {
            KeyId key = new KeyId("key_" + number);
            for (int i = 0; i < SETS; i++) {
                plane.set(ACCOUNT, key, List.of(new NewItem(PORTALS.get(i % PORTALS.size()), number + ":" + i)));
            }
        };
    }

    private static GetQuery query() {
        return new GetQuery(
                PORTALS.stream()
                        .map(portal -> new PortalQuery(portal, Schedule.FIFO, PortalQuery.NO_CUTOFF, 0))
                        .toList(),
                Mode.STREAM);
    }

    /** Reads when woken until it has seen what all setters set; what it saw, by setter. */
    private final class Follower {
        private final List<List<Integer>> seen = new ArrayList<>();
        private final Semaphore woken = new Semaphore(0);
        private final ItemReader reader;

        Follower(SessionId session) {
            for (int setter = 0; setter < SETTERS; setter++) {
                seen.add(new ArrayList<>());
            }
            reader = plane.view(ACCOUNT, session, query(), Map.of(), woken::release, () -> {});
        }

        void follow() {
            try (reader) {
                int count = 0;
                while (count < SETTERS * SETS) {
                    assertThat(woken.tryAcquire(20, TimeUnit.SECONDS))
                            .as("woken")
                            .isTrue();
                    woken.drainPermits();
                    for (Batch batch = reader.poll(); batch != null; batch = reader.poll()) {
                        count += take(batch);
                    }
                }
            } catch (InterruptedException interrupted) {
                throw new AssertionError("interrupted", interrupted);
            }
        }

        private int take(Batch batch) {
            ItemAnswerReader.get(batch.json()).items().forEach(item -> {
                String[] parts = item.payload().split(":", -1);
                seen.get(Integer.parseInt(parts[0])).add(Integer.parseInt(parts[1]));
            });
            return batch.size();
        }
    }
}
