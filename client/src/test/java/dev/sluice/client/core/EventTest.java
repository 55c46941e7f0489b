package dev.sluice.client.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.testkit.Await;
import dev.sluice.wire.core.LogEvent;
import dev.sluice.wire.core.LogEventFilter;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Event streams of both formats, and the rules of a Flow.Publisher. */
final class EventTest {
    private static final String ROUTE = "POST /api/v3/events";
    private static final String LINES = """
            {"event": "keepalive"}
            {"ts":1,"level":3,"event":"Process","message":"one","data":{"id":"a"}}

            {"event":"keepalive"}
            {"ts":2,"level":"warn","component":"Process","message":"two"}
            """;
    private static final String SENT = """
            :keepalive

            event: Process
            data: {"ts":1,"level":3,"event":"Process","message":"one","data":{"id":"a"}}

            event: Process
            data: {"ts":2,"level":"warn","component":"Process","message":"two"}

            """;

    private final FakeCore core = FakeCore.listening();
    private final CoreClient client = CoreClient.builder(core.url()).build();

    @AfterEach
    void close() {
        client.close();
        core.close();
    }

    /** Remembers what it is told. */
    private static final class Collector implements Flow.Subscriber<LogEvent> {
        private final List<@Nullable String> messages = new CopyOnWriteArrayList<>();
        private final long first;
        private volatile Flow.@Nullable Subscription subscription;
        private volatile @Nullable Throwable fault;
        private volatile boolean complete;

        Collector(long first) {
            this.first = first;
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            given.request(first);
        }

        @Override
        public void onNext(LogEvent event) {
            messages.add(event.message());
        }

        @Override
        public void onError(Throwable error) {
            fault = error;
        }

        @Override
        public void onComplete() {
            complete = true;
        }

        Flow.Subscription subscription() {
            return Objects.requireNonNull(subscription);
        }
    }

    private Collector subscribe(long first) {
        Collector collector = new Collector(first);
        client.events().log(LogEventFilter.of("Process")).subscribe(collector);
        return collector;
    }

    @Test
    void linesOfJsonBecomeEvents() {
        core.on(ROUTE, FakeAnswer.json(LINES));
        Collector collector = subscribe(Long.MAX_VALUE);
        Await.until("the stream ends", () -> collector.complete);
        assertThat(collector.messages).containsExactly("one", "two");
        assertThat(core.seen().getFirst().body()).isEqualTo("{\"filters\":[{\"event\":\"Process\"}]}");
        assertThat(core.seen().getFirst().headers()).containsEntry("accept", "application/x-json-stream");
    }

    @Test
    void serverSentEventsBecomeEvents() {
        core.on(ROUTE, FakeAnswer.json(SENT));
        Collector collector = subscribe(Long.MAX_VALUE);
        Await.until("the stream ends", () -> collector.complete);
        assertThat(collector.messages).containsExactly("one", "two");
    }

    @Test
    void nothingComesThatWasNotRequested() {
        core.on(ROUTE, FakeAnswer.json(LINES));
        Collector collector = subscribe(1);
        Await.until("one event came", () -> collector.messages.size() == 1);
        assertThat(collector.complete).isFalse();
        collector.subscription().request(1);
        Await.until("the other came", () -> collector.complete);
        assertThat(collector.messages).containsExactly("one", "two");
    }

    @Test
    void aCancelledSubscriptionClosesItsConnectionAndSaysNothing() {
        core.on(ROUTE, FakeAnswer.json(LINES + LINES).with(FakeAnswer.Fault.SILENT));
        Collector collector = subscribe(1);
        Await.until("one event came", () -> collector.messages.size() == 1);
        collector.subscription().cancel();
        Await.until("the connection is closed", () -> core.openConnections() == 0);
        assertThat(collector.complete).isFalse();
        assertThat(collector.fault).isNull();
    }

    @Test
    void aSilentStreamFailsAfterTheSetTime() {
        core.on(ROUTE, FakeAnswer.json(LINES + LINES).with(FakeAnswer.Fault.SILENT));
        Collector collector = new Collector(Long.MAX_VALUE);
        try (CoreClient hasty = CoreClient.builder(core.url())
                .eventSilence(Duration.ofMillis(300))
                .build()) {
            hasty.events().log().subscribe(collector);
            Await.until("the stream fails", () -> collector.fault != null);
        }
        assertThat(collector.fault)
                .isInstanceOfSatisfying(
                        CoreTransportException.class,
                        fault -> assertThat(fault.kind()).isEqualTo(CoreTransportException.Kind.TIMEOUT));
    }

    @Test
    void aRefusalIsToldAsAnError() {
        Collector collector = subscribe(1);
        Await.until("the refusal is told", () -> collector.fault != null);
        assertThat(collector.fault)
                .isInstanceOfSatisfying(
                        CoreApiException.class,
                        fault -> assertThat(fault.isNotFound()).isTrue());
    }

    @Test
    void anEventThatBreaksTheContractIsToldAsAnError() {
        core.on(ROUTE, FakeAnswer.json("{\"ts\":\"soon\"}\n"));
        Collector collector = subscribe(1);
        Await.until("the fault is told", () -> collector.fault != null);
        assertThat(collector.fault)
                .isInstanceOfSatisfying(
                        CoreAnswerException.class,
                        fault -> assertThat(fault.jsonPath()).isEqualTo("$.ts"));
    }

    @Test
    void requestingNothingIsAnError() {
        core.on(ROUTE, FakeAnswer.json(LINES));
        Collector collector = subscribe(0);
        Await.until("the misuse is told", () -> collector.fault != null);
        assertThat(collector.fault).isInstanceOf(IllegalArgumentException.class);
        assertThat(collector.messages).isEmpty();
    }
}
