package dev.sluice.client.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.testkit.Await;
import dev.sluice.wire.rooms.RawValue;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events as a publisher: demand, bounds, and what happens beyond them. */
final class RoomEventsTest {
    private ScriptedRooms server;

    @BeforeEach
    void start() throws InterruptedException {
        server = ScriptedRooms.open();
    }

    @AfterEach
    void stop() throws InterruptedException {
        server.close();
    }

    private static final class Recorder implements Flow.Subscriber<RoomEvent> {
        private final List<Object> signals = new CopyOnWriteArrayList<>();
        private final AtomicReference<Flow.Subscription> subscription = new AtomicReference<>();
        private final AtomicInteger inside = new AtomicInteger();

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription.set(given);
        }

        @Override
        public void onNext(RoomEvent event) {
            add(event);
        }

        @Override
        public void onError(Throwable failure) {
            add(failure);
        }

        @Override
        public void onComplete() {
            add("complete");
        }

        private void add(Object signal) {
            assertThat(inside.incrementAndGet()).isEqualTo(1);
            signals.add(signal);
            inside.decrementAndGet();
        }

        void request(long count) {
            Await.value("the subscription", subscription::get).request(count);
        }

        void await(int count) {
            Await.until(count + " signals in " + signals, () -> signals.size() == count);
        }
    }

    private void tell(int from, int until) {
        for (int i = from; i < until; i++) {
            server.tell("{\"type\":\"n\",\"data\":" + i + "}");
        }
    }

    private static RoomEvent numbered(int i) {
        return new RoomEvent.Application("n", RawValue.of("" + i));
    }

    @Test
    void eventsComeAsTheyAreAskedForAndTheRestAfterTheEnd() {
        Recorder recorder = new Recorder();
        try (RoomClient client = server.client().build();
                Room room = client.join("p")) {
            tell(0, 4);
            room.events().subscribe(recorder);
            recorder.request(2);
            recorder.await(2);
            assertThat(recorder.signals).containsExactly(numbered(0), numbered(1));
            RecordingListener beside = new RecordingListener();
            room.listen(beside);
            tell(4, 5);
            beside.await("application n 4");
        }
        recorder.request(Long.MAX_VALUE);
        recorder.await(6);
        assertThat(recorder.signals)
                .containsExactly(numbered(0), numbered(1), numbered(2), numbered(3), numbered(4), "complete");
    }

    @Test
    void aSubscriberThatIsTooSlowFailsAndTheOthersGoOn() {
        Recorder slow = new Recorder();
        RecordingListener quick = new RecordingListener();
        try (RoomClient client = server.client().maxWaitingEvents(4).build();
                Room room = client.join("p", quick)) {
            room.events().subscribe(slow);
            for (int i = 0; i < 6; i++) {
                tell(i, i + 1);
                quick.await("application n " + i);
            }
            slow.await(1);
            assertThat(slow.signals).first().isInstanceOf(RoomException.TooSlow.class);
            assertThat(room.state()).isEqualTo(RoomState.JOINED);
        }
    }

    @Test
    void theOldestGoWhereThatIsThePolicyAndTheLossIsTold() {
        Recorder slow = new Recorder();
        RecordingListener quick = new RecordingListener();
        try (RoomClient client = server.client()
                        .maxWaitingEvents(4)
                        .overflow(Overflow.DROP_OLDEST)
                        .build();
                Room room = client.join("p", quick)) {
            room.events().subscribe(slow);
            // Behind the slow one, and so told after it.
            RecordingListener last = new RecordingListener();
            room.listen(last);
            for (int i = 0; i < 10; i++) {
                tell(i, i + 1);
                last.await("application n " + i);
            }
            slow.request(10);
            slow.await(5);
            assertThat(slow.signals)
                    .containsExactly(new RoomEvent.Missed(6), numbered(6), numbered(7), numbered(8), numbered(9));
        }
    }

    @Test
    void aListenerThatBlocksHoldsUpNeitherTheRoomNorItsReconnection() {
        CountDownLatch free = new CountDownLatch(1);
        RecordingListener quick = new RecordingListener();
        try (RoomClient client = server.client().build();
                Room room = client.join("p", quick)) {
            room.listen(new RoomListener() {
                @Override
                public void application(Room in, String type, RawValue data) {
                    try {
                        free.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }
            });
            tell(0, 1);
            server.cut();
            quick.await("resumed");
            room.send("x", RawValue.NULL);
            server.awaitReceived("{\"type\":\"x\",\"data\":null}");
        } finally {
            free.countDown();
        }
    }

    @Test
    void aListenerMaySendAndMayThrow() {
        RecordingListener quick = new RecordingListener();
        try (RoomClient client = server.client().build()) {
            Room room = client.join("p", new RoomListener() {
                @Override
                public void sdp(Room in, String peer, RawValue description) {
                    in.sdp(peer, RawValue.of("{\"type\":\"answer\"}"));
                    throw new IllegalStateException("thrown by a test's listener, on purpose");
                }

                @Override
                public void application(Room in, String type, RawValue data) {
                    in.close();
                }
            });
            room.listen(quick);
            for (int i = 0; i < 2; i++) {
                server.tell("{\"type\":\"rtc:sdp\",\"data\":{\"peer\":\"a\",\"description\":{\"type\":\"offer\"}}}");
            }
            Await.until(
                    "two answers",
                    () -> server.received().stream()
                                    .filter(message -> message.contains("answer"))
                                    .count()
                            == 2);
            tell(0, 1);
            quick.await("ended well");
        }
    }

    @Test
    void askingForNothingIsAnError() {
        Recorder recorder = new Recorder();
        try (RoomClient client = server.client().build();
                Room room = client.join("p")) {
            room.events().subscribe(recorder);
            recorder.request(0);
            recorder.await(1);
            assertThat(recorder.signals).first().isInstanceOf(IllegalArgumentException.class);
        }
    }
}
