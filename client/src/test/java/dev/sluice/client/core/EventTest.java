package dev.sluice.client.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.testkit.Await;
import dev.sluice.wire.core.LogEvent;
import dev.sluice.wire.core.LogEventFilter;
import dev.sluice.wire.core.MediaEvent;
import dev.sluice.wire.core.ProcessEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
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

    private EventCollector<LogEvent> subscribe(long first) {
        EventCollector<LogEvent> collector = new EventCollector<>(first);
        client.events().log(LogEventFilter.of("Process")).subscribe(collector);
        return collector;
    }

    private static List<@Nullable String> messages(EventCollector<LogEvent> collector) {
        return collector.events().stream()
                .<@Nullable String>map(LogEvent::message)
                .toList();
    }

    @Test
    void linesOfJsonBecomeEvents() {
        core.on(ROUTE, FakeAnswer.json(LINES));
        EventCollector<LogEvent> collector = subscribe(Long.MAX_VALUE);
        Await.until("the stream ends", () -> collector.isComplete());
        assertThat(messages(collector)).containsExactly("one", "two");
        assertThat(core.seen().getFirst().body()).isEqualTo("{\"filters\":[{\"event\":\"Process\"}]}");
        assertThat(core.seen().getFirst().headers()).containsEntry("accept", "application/x-json-stream");
    }

    @Test
    void serverSentEventsBecomeEvents() {
        core.on(ROUTE, FakeAnswer.json(SENT));
        EventCollector<LogEvent> collector = subscribe(Long.MAX_VALUE);
        Await.until("the stream ends", () -> collector.isComplete());
        assertThat(messages(collector)).containsExactly("one", "two");
    }

    @Test
    void signsOfLifeAreNoEvents() {
        core.on("POST /api/v3/events/media/mem", FakeAnswer.json("""
                {"action":"list","names":["/a.ts"],"ts":1}
                {"action":"keepalive"}
                {"action":"create","name":"/b.ts","ts":2}
                """));
        core.on("POST /api/v3/events/process", FakeAnswer.json("""
                {"type":"keepalive"}
                {"pid":"p","domain":"","type":"line","line":"keepalive","ts":3}
                """));
        EventCollector<MediaEvent> media = new EventCollector<>(Long.MAX_VALUE);
        client.events().media("mem", null).subscribe(media);
        Await.until("the stream of media ends", media::isComplete);
        assertThat(media.events()).extracting(MediaEvent::action).containsExactly("list", "create");
        EventCollector<ProcessEvent> processes = new EventCollector<>(Long.MAX_VALUE);
        client.events().processes().subscribe(processes);
        Await.until("the stream of processes ends", processes::isComplete);
        assertThat(processes.events()).extracting(ProcessEvent::type).containsExactly("line");
    }

    @Test
    void nothingComesThatWasNotRequested() {
        core.on(ROUTE, FakeAnswer.json(LINES));
        EventCollector<LogEvent> collector = subscribe(1);
        Await.until("one event came", () -> collector.events().size() == 1);
        assertThat(collector.isComplete()).isFalse();
        collector.subscription().request(1);
        Await.until("the other came", () -> collector.isComplete());
        assertThat(messages(collector)).containsExactly("one", "two");
    }

    @Test
    void aCancelledSubscriptionClosesItsConnectionAndSaysNothing() {
        core.on(ROUTE, FakeAnswer.json(LINES + LINES).with(FakeAnswer.Fault.SILENT));
        EventCollector<LogEvent> collector = subscribe(1);
        Await.until("one event came", () -> collector.events().size() == 1);
        collector.subscription().cancel();
        Await.until("the connection is closed", () -> core.openConnections() == 0);
        assertThat(collector.isComplete()).isFalse();
        assertThat(collector.fault()).isNull();
    }

    @Test
    void aSilentStreamFailsAfterTheSetTime() {
        core.on(ROUTE, FakeAnswer.json(LINES + LINES).with(FakeAnswer.Fault.SILENT));
        EventCollector<LogEvent> collector = new EventCollector<>(Long.MAX_VALUE);
        try (CoreClient hasty = CoreClient.builder(core.url())
                .eventSilence(Duration.ofSeconds(2))
                .build()) {
            hasty.events().log().subscribe(collector);
            Await.until("the stream fails", () -> collector.fault() != null);
        }
        assertThat(collector.fault())
                .isInstanceOfSatisfying(
                        CoreTransportException.class,
                        fault -> assertThat(fault.kind()).isEqualTo(CoreTransportException.Kind.TIMEOUT));
    }

    @Test
    void theEndIsToldWhenTheEventUnderWayIsThrough() {
        core.on(ROUTE, FakeAnswer.json(LINES + LINES).with(FakeAnswer.Fault.SILENT));
        CountDownLatch gate = new CountDownLatch(1);
        AtomicBoolean within = new AtomicBoolean();
        AtomicBoolean overlapped = new AtomicBoolean();
        EventCollector<LogEvent> slow = new EventCollector<>(Long.MAX_VALUE) {
            @Override
            public void onNext(LogEvent event) {
                within.set(true);
                super.onNext(event);
                FakeAnswer.after(gate, FakeAnswer.notFound());
                within.set(false);
            }

            @Override
            public void onError(Throwable error) {
                overlapped.set(within.get());
                super.onError(error);
            }
        };
        CoreClient closing = CoreClient.builder(core.url()).build();
        closing.events().log().subscribe(slow);
        Await.until("an event is under way", within::get);
        closing.close();
        Await.until("the connection is closed", () -> core.openConnections() == 0);
        assertThat(slow.fault()).isNull();
        gate.countDown();
        Await.until("the end is told", () -> slow.fault() != null);
        assertThat(overlapped).isFalse();
        assertThat(slow.events()).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void aRefusalIsToldAsAnError() {
        EventCollector<LogEvent> collector = subscribe(1);
        Await.until("the refusal is told", () -> collector.fault() != null);
        assertThat(collector.fault())
                .isInstanceOfSatisfying(
                        CoreApiException.class,
                        fault -> assertThat(fault.isNotFound()).isTrue());
    }

    @Test
    void anEventThatBreaksTheContractIsToldAsAnError() {
        core.on(ROUTE, FakeAnswer.json("{\"ts\":\"soon\"}\n"));
        EventCollector<LogEvent> collector = subscribe(1);
        Await.until("the fault is told", () -> collector.fault() != null);
        assertThat(collector.fault())
                .isInstanceOfSatisfying(
                        CoreAnswerException.class,
                        fault -> assertThat(fault.jsonPath()).isEqualTo("$.ts"));
    }

    @Test
    void requestingNothingIsAnError() {
        core.on(ROUTE, FakeAnswer.json(LINES));
        EventCollector<LogEvent> collector = subscribe(0);
        Await.until("the misuse is told", () -> collector.fault() != null);
        assertThat(collector.fault()).isInstanceOf(IllegalArgumentException.class);
        assertThat(collector.events()).isEmpty();
    }
}
