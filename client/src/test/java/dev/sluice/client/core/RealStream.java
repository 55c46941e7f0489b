package dev.sluice.client.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.testkit.Await;
import dev.sluice.wire.core.CoreCodecs;
import dev.sluice.wire.core.LogEvent;
import dev.sluice.wire.core.LogEventFilter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Assumptions;

/** How the integration suite follows the event streams of a real Core. */
final class RealStream {
    static final Duration PATIENCE = Duration.ofSeconds(40);

    /** What a Core logs of a ping. */
    static final LogEventFilter PINGS = requestsFor("^/ping$");

    private RealStream() {}

    static LogEventFilter requestsFor(String path) {
        return new LogEventFilter("HTTP", null, null, null, null, Map.of("path", path));
    }

    /** A Core says nothing when a stream of its log opens, so this pings until one of the pings is on it. */
    static void awaitOpen(String name, EventCollector<LogEvent> stream, CoreClient core) {
        Await.until("the stream is open", PATIENCE, () -> {
            core.ping();
            return hasSpoken(stream);
        });
        skipWithout(name, stream);
    }

    /** For streams that begin with an event of their own. */
    static void awaitFirst(String name, EventCollector<?> stream) {
        Await.until("the stream is open", PATIENCE, () -> hasSpoken(stream));
        skipWithout(name, stream);
    }

    private static boolean hasSpoken(EventCollector<?> stream) {
        return stream.fault() != null || !stream.events().isEmpty();
    }

    /** Ends the test as skipped when this Core has no such stream. */
    static void skipWithout(String name, EventCollector<?> stream) {
        if (stream.fault() instanceof CoreApiException refused && refused.isNotFound()) {
            RealCore.note(name, "this server has no such stream");
            Assumptions.abort("this server has no such stream");
        }
    }

    /** The first event that is wanted, whether it has come or will. */
    static <E> E await(String name, EventCollector<E> stream, Predicate<E> wanted) {
        return RealCore.call(
                name,
                () -> Await.value(name, PATIENCE, () -> {
                    assertThat(stream.fault()).isNull();
                    return stream.events().stream().filter(wanted).findFirst().orElse(null);
                }));
    }

    /** EventApi asks for lines of JSON; Cores speak Server-Sent Events to those who ask for those, and our reader understands both. */
    static void subscribeToSentEvents(CoreClient core, EventCollector<LogEvent> log, LogEventFilter... filters) {
        String body = "{\"filters\":" + Call.text(CoreCodecs.LOG_EVENT_FILTERS.encode(List.of(filters))) + "}";
        EventSubscription<LogEvent> subscription = new EventSubscription<>(log, CoreCodecs.LOG_EVENT);
        subscription.open(
                Call.on("POST", "/api/v3/events")
                        .accept("text/event-stream")
                        .body(RequestBody.json(body.getBytes(StandardCharsets.UTF_8)))
                        .flowing(subscription::read),
                core.async().with(CallOptions.DEFAULT.withTimeout(PATIENCE))::send);
    }
}
