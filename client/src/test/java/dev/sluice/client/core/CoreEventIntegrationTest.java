package dev.sluice.client.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.testkit.Await;
import dev.sluice.wire.core.LogEvent;
import dev.sluice.wire.core.LogEventFilter;
import dev.sluice.wire.core.MediaEvent;
import dev.sluice.wire.core.ProcessEvent;
import dev.sluice.wire.core.ProcessEventFilter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The event streams of a real Core, each provoked, received and cancelled. What a Core does not have is skipped. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class CoreEventIntegrationTest {
    private final String mark = RealCore.mark();
    private CoreClient core = CoreClient.builder("http://127.0.0.1:1").build();

    @BeforeAll
    void connect() {
        core.close();
        core = RealCore.connect();
    }

    @AfterAll
    void removeWhatIsLeft() {
        RealCore.leave(core, mark);
    }

    /** Follows the log until a process starts in it; pings tell that the stream is open. */
    private void followTheLog(String name, String id, Consumer<EventCollector<LogEvent>> subscription) {
        EventCollector<LogEvent> log = new EventCollector<>(Long.MAX_VALUE);
        subscription.accept(log);
        RealStream.awaitOpen(name, log, core);
        core.processes().add(RealCore.definition(id, mark).build());
        core.processes().start(id);
        LogEvent starting = RealStream.await(name, log, event -> "Starting".equals(event.message()));
        log.subscription().cancel();
        core.processes().delete(id);
        assertThat(starting.event()).isEqualToIgnoringCase("process");
        assertThat(starting.data()).containsEntry("id", id);
        assertThat(starting.level()).isNotNull();
        assertThat(Instant.ofEpochSecond(starting.ts())).isCloseTo(Instant.now(), within(1, ChronoUnit.DAYS));
        assertThat(log.fault()).isNull();
        assertThat(log.isComplete()).isFalse();
    }

    private static LogEventFilter[] startsOf(String id) {
        return new LogEventFilter[] {
            new LogEventFilter("Process", null, null, null, null, Map.of("id", "^" + id + "$")), RealStream.PINGS
        };
    }

    @Test
    void itTellsItsLogAsLinesOfJson() {
        String id = mark + "-lines";
        followTheLog(
                "events log, lines", id, log -> core.events().log(startsOf(id)).subscribe(log));
    }

    @Test
    void itTellsItsLogAsServerSentEvents() {
        String id = mark + "-sent";
        followTheLog("events log, sent", id, log -> RealStream.subscribeToSentEvents(core, log, startsOf(id)));
    }

    @Test
    void itSeesThatAStreamWasCancelled() {
        EventCollector<LogEvent> watcher = new EventCollector<>(Long.MAX_VALUE);
        core.events().log(RealStream.requestsFor("^/(ping|api/v3/events)$")).subscribe(watcher);
        RealStream.awaitOpen("events log, watched", watcher, core);
        EventCollector<LogEvent> watched = new EventCollector<>(1);
        core.events().log(RealStream.PINGS).subscribe(watched);
        RealStream.awaitOpen("events log, watched", watched, core);
        watched.subscription().cancel();
        RealCore.call(
                "events log, end of a cancelled stream",
                () -> Await.value("its end", RealStream.PATIENCE, () -> {
                    // A Core of 2023 sees the end only when it cannot write the next event.
                    core.ping();
                    return watcher.events().stream()
                            .filter(CoreEventIntegrationTest::isAboutAStream)
                            .findFirst()
                            .orElse(null);
                }));
        watcher.subscription().cancel();
        assertThat(watched.events()).hasSize(1);
        assertThat(watched.fault()).isNull();
        assertThat(watched.isComplete()).isFalse();
    }

    private static boolean isAboutAStream(LogEvent event) {
        return event.data() != null && "/api/v3/events".equals(event.data().get("path"));
    }

    @Test
    void itRefusesAFilterThatIsNoExpression() {
        EventCollector<LogEvent> log = new EventCollector<>(Long.MAX_VALUE);
        core.events()
                .log(new LogEventFilter("Process", null, null, null, null, Map.of("id", "(")))
                .subscribe(log);
        Await.until("the refusal is told", RealStream.PATIENCE, () -> log.fault() != null);
        RealStream.skipWithout("events log", log);
        assertThat(log.fault())
                .isInstanceOfSatisfying(
                        CoreApiException.class,
                        refused -> assertThat(refused.code()).isEqualTo(400));
    }

    @Test
    void itTellsOfFilesThatComeAndGo() {
        EventCollector<MediaEvent> files = new EventCollector<>(Long.MAX_VALUE);
        String name = "/" + mark + "/media.txt";
        core.events().media("mem", "/" + mark + "/*").subscribe(files);
        RealStream.awaitFirst("events media mem", files);
        core.filesystems().put("mem", name, new byte[] {1});
        RealStream.await("events media mem, created", files, event -> isAbout(event, "create", name));
        core.filesystems().put("mem", name, new byte[] {2});
        RealStream.await("events media mem, updated", files, event -> isAbout(event, "update", name));
        core.filesystems().delete("mem", name);
        RealStream.await("events media mem, removed", files, event -> isAbout(event, "remove", name));
        files.subscription().cancel();
        assertThat(files.events()).extracting(MediaEvent::action).isSubsetOf("list", "create", "update", "remove");
        assertThat(files.fault()).isNull();
    }

    private static boolean isAbout(MediaEvent event, String action, String name) {
        return event.action().equals(action)
                && event.name() != null
                && event.name().contains(name);
    }

    @ParameterizedTest
    @CsvSource({"rtmp,'{rtmp,name=%s.stream}',flv", "srt,'{srt,name=%s,mode=publish}',mpegts"})
    void itTellsOfStreamsThatComeAndGo(String type, String address, String format) {
        EventCollector<MediaEvent> streams = new EventCollector<>(Long.MAX_VALUE);
        String id = mark + "-" + type;
        core.events().media(type, null).subscribe(streams);
        RealStream.awaitFirst("events media " + type, streams);
        core.processes().add(RealCore.publication(id, mark, address.formatted(id), format));
        RealStream.await("events media " + type + ", created", streams, event -> isAbout(event, "create", id));
        core.processes().delete(id);
        RealStream.await("events media " + type + ", removed", streams, event -> isAbout(event, "remove", id));
        streams.subscription().cancel();
        assertThat(streams.events()).extracting(MediaEvent::action).isSubsetOf("list", "create", "remove");
    }

    @Test
    void itTellsWhatAProcessDoes() {
        String id = mark + "-told";
        core.processes().add(RealCore.definition(id, mark).build());
        EventCollector<ProcessEvent> told = new EventCollector<>(Long.MAX_VALUE);
        core.events()
                .processes(new ProcessEventFilter("^" + id + "$", null, null, null))
                .subscribe(told);
        core.processes().start(id);
        RealStream.awaitFirst("events process", told);
        RealStream.await("events process, progress", told, event -> event.progress() != null);
        // Its first lines may have been written before the stream was open; those of the next start cannot.
        core.processes().reload(id);
        RealStream.await(
                "events process, line",
                told,
                event -> event.line() != null && event.line().startsWith("ffmpeg version"));
        told.subscription().cancel();
        core.processes().delete(id);
        assertThat(List.copyOf(told.events())).allSatisfy(event -> {
            assertThat(event.pid()).isEqualTo(id);
            assertThat(event.type()).isIn("line", "progress");
        });
        assertThat(told.fault()).isNull();
    }
}
