package dev.sluice.client.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.testkit.Await;
import dev.sluice.wire.core.ConfigChange;
import dev.sluice.wire.core.ConfigSetting;
import dev.sluice.wire.core.ExecState;
import dev.sluice.wire.core.FileInfo;
import dev.sluice.wire.core.MetricsQuery;
import dev.sluice.wire.core.Probe;
import dev.sluice.wire.core.ProcessConfig;
import dev.sluice.wire.core.ProcessOrder;
import dev.sluice.wire.core.ProcessReport;
import dev.sluice.wire.core.RtmpChannel;
import dev.sluice.wire.core.SessionTokenRequest;
import dev.sluice.wire.core.SrtChannel;
import dev.sluice.wire.core.SrtChannels;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Every call against a real Core, under names of its own that are removed again. Calls that this Core does not have are
 * noted, not failed. The reload, which restarts the whole server, is part of it only with {@code CORE_RELOAD=true}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class CoreIntegrationTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final byte[] DATA = {'s', 'l', 'u', 'i', 'c', 'e'};

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

    private ProcessConfig.Builder definition(String id) {
        return RealCore.definition(id, mark);
    }

    private void awaitState(String id, ExecState wanted) {
        Await.until(
                id + " is " + wanted,
                PATIENCE,
                () -> core.processes().state(id).exec().equals(wanted));
    }

    @Test
    void itSaysWhoItIs() {
        assertThat(RealCore.call("ping", core::ping)).isEqualTo("pong");
        assertThat(RealCore.call("about", core::about).name()).isNotBlank();
        RealCore.call("login", core::login);
        if (core.token().refreshToken() != null) {
            assertThat(RealCore.call("refresh", core::refresh).accessToken()).isNotNull();
        }
    }

    @Test
    void itReadsAndChangesItsConfiguration() {
        var before = RealCore.call("config get", () -> core.config().get());
        Integer lines = before.config().log().maxLines();
        assertThat(lines).isNotNull();
        ConfigChange same = ConfigChange.builder()
                .set(ConfigSetting.LOG_MAX_LINES, lines == null ? 1000 : lines)
                .build();
        RealCore.perform("config put", () -> core.config().put(same));
        assertThat(core.config().get().config().log().maxLines()).isEqualTo(lines);
        RealCore.perform("config put, as it was read", () -> core.config().put(before.config()));
        ConfigChange wrong = ConfigChange.builder()
                .set(ConfigSetting.STORAGE_CORS_ORIGINS, List.of("nonsense"))
                .build();
        CoreConfigRejectedException refused = catchThrowableOfType(
                CoreConfigRejectedException.class,
                () -> RealCore.perform("config put, wrong", () -> core.config().put(wrong)));
        assertThat(refused.messages()).containsKey("storage.cors.origins");
    }

    @Test
    void itReloadsWhenItMay() {
        if (!"true".equals(System.getenv("CORE_RELOAD"))) {
            return;
        }
        RealCore.perform("config reload", () -> core.config().reload());
        CoreClient patient = core.with(CallOptions.DEFAULT.withRetries(8));
        Await.until("it is back", PATIENCE, () -> patient.ping().equals("pong"));
        assertThat(core.about().name()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mem", "disk"})
    void itKeepsFiles(String storage, @TempDir Path folder) throws IOException {
        FilesystemApi files = core.filesystems();
        assertThat(RealCore.call("fs list", files::list))
                .anyMatch(fs -> fs.name().equals(storage));
        String name = "/" + mark + "/a b/ü+1.txt";
        assertThat(RealCore.call("fs put bytes", () -> files.put(storage, name, DATA)))
                .isTrue();
        assertThat(RealCore.call(
                        "fs put channel",
                        () -> files.put(storage, name, Channels.newChannel(new ByteArrayInputStream(DATA)))))
                .isFalse();
        Path local = Files.write(folder.resolve("up.bin"), DATA);
        assertThat(RealCore.call("fs put file", () -> files.put(storage, mark + "/up.bin", local)))
                .isTrue();
        assertThat(RealCore.call("fs exists", () -> files.exists(storage, name)))
                .isTrue();
        assertThat(files.exists(storage, name + ".no")).isFalse();
        assertThat(RealCore.call("fs get", () -> files.get(storage, name))).isEqualTo(DATA);
        Path target = folder.resolve("down.bin");
        assertThat(RealCore.call("fs download", () -> files.download(storage, name, target)))
                .isEqualTo(DATA.length);
        assertThat(target).hasBinaryContent(DATA);
        List<FileInfo> found = RealCore.call(
                "fs files",
                () -> files.files(
                        storage, FileQuery.glob("/" + mark + "/a b/*+1.txt").sortedBy(FileQuery.Sort.NAME)));
        assertThat(found).extracting(FileInfo::name).containsExactly(name);
        RealCore.perform("fs delete", () -> files.delete(storage, name));
        assertThat(files.exists(storage, name)).isFalse();
        moveAbout(storage, files);
    }

    private void moveAbout(String storage, FilesystemApi files) {
        String source = storage + ":/" + mark + "/up.bin";
        Boolean copied = RealCore.ifThere("fs copy", () -> {
            files.copy(source, storage + ":/" + mark + "/copy.bin");
            files.move(storage + ":/" + mark + "/copy.bin", storage + ":/" + mark + "/moved.bin");
            return files.exists(storage, mark + "/moved.bin");
        });
        assertThat(copied).isNotEqualTo(false);
        List<String> deleted = RealCore.ifThere(
                "fs delete all", () -> files.deleteAll(storage, FileQuery.glob("/" + mark + "/*.bin")));
        if (deleted == null) {
            files.delete(storage, mark + "/up.bin");
        }
        assertThat(files.files(storage, FileQuery.glob("/" + mark + "/*.bin"))).isEmpty();
    }

    @Test
    void itTellsItsLog() {
        assertThat(RealCore.call("log console", () -> core.log().console())).isNotEmpty();
        assertThat(RealCore.call("log raw", () -> core.log().raw())).allMatch(JsonNode::isObject);
    }

    @Test
    void itKeepsMetadata() {
        JsonNode value = JsonNodeFactory.instance.objectNode().put("a", 1);
        String key = mark + "/key";
        assertThat(RealCore.call("metadata put", () -> core.metadata().put(key, value)))
                .isEqualTo(value);
        assertThat(RealCore.call("metadata get", () -> core.metadata().get(key)))
                .isEqualTo(value);
        RealCore.ifThere("metadata all", () -> core.metadata().all());
        assertThat(RealCore.call("metadata delete", () -> core.metadata().delete(key))
                        .isNull())
                .isTrue();
        assertThat(catchThrowableOfType(
                                CoreApiException.class, () -> core.metadata().get(key))
                        .code())
                .isEqualTo(404);
    }

    @Test
    void itMeasures() {
        assertThat(RealCore.call("metrics list", () -> core.metrics().list()))
                .anyMatch(metric -> metric.name().equals("cpu_idle"));
        MetricsQuery query = MetricsQuery.builder()
                .metric("cpu_idle")
                .metric("session_active", Map.of("collector", "hls"))
                .build();
        assertThat(RealCore.call("metrics query", () -> core.metrics().query(query))
                        .metrics())
                .isNotEmpty();
    }

    @Test
    void itRunsAProcess() {
        ProcessApi processes = core.processes();
        String id = mark + "-life";
        ProcessConfig added =
                RealCore.call("process add", () -> processes.add(definition(id).build()));
        assertThat(added.id()).isEqualTo(id);
        assertThat(RealCore.call("process state", () -> processes.state(id)).order())
                .isEqualTo(ProcessOrder.STOP);
        RealCore.perform("process start", () -> processes.start(id));
        awaitState(id, ExecState.RUNNING);
        Await.until("a frame is out", PATIENCE, () -> {
            var progress = processes.state(id).progress();
            return progress != null && progress.frame() > 0;
        });
        assertThat(RealCore.call("process get", () -> processes.get(id)).report())
                .isNotNull();
        assertThat(RealCore.call("process get state", () -> processes.get(id, ProcessPart.STATE))
                        .config())
                .isNull();
        assertThat(RealCore.call("process list", () -> processes.list(ProcessQuery.ALL.withIds(id))))
                .hasSize(1);
        assertThat(processes.list(ProcessQuery.ALL.withReference(mark).withIdPattern(mark + "-l*")))
                .hasSize(1);
        assertThat(RealCore.call("process report", () -> processes.report(id)).preludeLines())
                .isNotEmpty();
        RealCore.perform("process reload", () -> processes.reload(id));
        awaitState(id, ExecState.RUNNING);
        RealCore.perform("process restart", () -> processes.restart(id));
        RealCore.perform("process stop", () -> processes.stop(id));
        Await.until("it has ended", PATIENCE, () -> !processes.state(id).exec().isAlive());
        RealCore.perform("process delete", () -> processes.delete(id));
        assertThat(catchThrowableOfType(CoreApiException.class, () -> processes.get(id))
                        .isNotFound())
                .isTrue();
    }

    @Test
    void itKeepsDefinitionsAndTheirMetadata() {
        ProcessApi processes = core.processes();
        String id = mark + "/def+1";
        processes.add(definition(id).build());
        assertThat(processes.list(ProcessQuery.ALL.withIds(id).withParts(ProcessPart.CONFIG)))
                .hasSize(1);
        assertThat(RealCore.call("process probe", () -> processes.probe(id)).streams())
                .anyMatch(stream -> stream.type().equals("video"));
        ProcessConfig changed = RealCore.call(
                "process update",
                () -> processes.update(
                        id, definition(id).options("-loglevel", "debug").build()));
        assertThat(changed.options()).containsExactly("-loglevel", "debug");
        assertThat(RealCore.call("process config", () -> processes.config(id)).options())
                .isEqualTo(changed.options());
        JsonNode value = JsonNodeFactory.instance.arrayNode().add(1).add("x");
        assertThat(RealCore.call("process metadata put", () -> processes.putMetadata(id, "k", value)))
                .isEqualTo(value);
        assertThat(RealCore.call("process metadata get", () -> processes.metadata(id, "k")))
                .isEqualTo(value);
        RealCore.ifThere("process metadata all", () -> processes.metadata(id));
        RealCore.call("widget", () -> core.widget().process(id));
        assertThat(catchThrowableOfType(
                                CoreApiException.class,
                                () -> RealCore.call(
                                        "playout status", () -> core.playout().status(id, "in")))
                        .code())
                .isEqualTo(404);
        processes.delete(id);
    }

    @Test
    void itServesRtmpAndSrt() {
        List<RtmpChannel> rtmp =
                RealCore.ifThere("rtmp channels", () -> core.rtmp().channels());
        SrtChannels srt = RealCore.ifThere("srt channels", () -> core.srt().channels());
        if (rtmp != null) {
            publish("-rtmp", "{rtmp,name=" + mark + ".stream}", "flv");
            Await.until(
                    "the RTMP stream is there",
                    PATIENCE,
                    () -> core.rtmp().channels().stream()
                            .anyMatch(channel -> channel.name().contains(mark)));
            RealCore.call("rtmp channels, one published", () -> core.rtmp().channels());
            core.processes().delete(mark + "-rtmp");
        }
        if (srt != null) {
            publish("-srt", "{srt,name=" + mark + ",mode=publish}", "mpegts");
            Await.until(
                    "the SRT stream is there",
                    PATIENCE,
                    () -> core.srt().channels().channels().stream()
                            .map(SrtChannel::name)
                            .anyMatch(mark::equals));
            RealCore.call("srt channels, one published", () -> core.srt().channels());
            core.processes().delete(mark + "-srt");
        }
    }

    private void publish(String tail, String address, String format) {
        core.processes().add(RealCore.publication(mark + tail, mark, address, format));
    }

    @Test
    void itTellsSessionsSkillsAndReports() {
        String[] collectors = {"hls", "hlsingress", "rtmp", "srt", "http", "ffmpeg"};
        assertThat(RealCore.call("sessions", () -> core.sessions().summary(collectors)))
                .containsKeys(collectors);
        assertThat(RealCore.call("sessions active", () -> core.sessions().active(collectors)))
                .containsKeys(collectors);
        assertThat(RealCore.call("skills", () -> core.skills().get()).ffmpeg().version())
                .isNotBlank();
        assertThat(RealCore.call("skills reload", () -> core.skills().reload()).filter())
                .isNotEmpty();
        RealCore.ifThere("reports search", () -> core.reports().search(ReportQuery.ALL));
        JsonNode about = JsonNodeFactory.instance.objectNode().put("query", "{ping}");
        RealCore.ifThere("graph query", () -> core.graph(about));
    }

    @Test
    void itMayJudgeDefinitionsThatAreNotItsOwn() {
        ProcessConfig config = definition(mark + "-judged").build();
        Probe probe = RealCore.ifThere(
                "process probe of a definition", () -> core.processes().probe(config));
        ProcessConfig valid =
                RealCore.ifThere("process validate", () -> core.processes().validate(config));
        if (probe != null && valid != null) {
            assertThat(probe.streams()).anyMatch(stream -> stream.type().equals("video"));
            assertThat(valid.id()).isEqualTo(config.id());
        }
        assertThat(core.processes().list(ProcessQuery.ALL.withIds(config.id()))).isEmpty();
    }

    @Test
    void itMayTakeTheReportOfAnother() {
        ProcessApi processes = core.processes();
        String heir = mark + "-heir";
        processes.add(definition(heir).build());
        if (putReport(heir, processes.report(heir)) != null) {
            ProcessReport report = reportOfARun(mark + "-ran");
            assertThat(putReport(heir, report)).isNotNull();
            // Core 16.20 loses the names of the inputs in the progress, and nothing else.
            assertThat(processes.report(heir).history())
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields("progress")
                    .isEqualTo(report.history());
        }
        processes.delete(heir);
    }

    private @Nullable String putReport(String id, ProcessReport report) {
        return RealCore.ifThere("process report put", () -> {
            core.processes().putReport(id, report);
            return "done";
        });
    }

    private ProcessReport reportOfARun(String id) {
        ProcessApi processes = core.processes();
        processes.add(definition(id).build());
        processes.start(id);
        awaitState(id, ExecState.RUNNING);
        processes.stop(id);
        Await.until(
                "its run is over",
                PATIENCE,
                () -> !processes.report(id).history().isEmpty());
        ProcessReport report = processes.report(id);
        processes.delete(id);
        return report;
    }

    @Test
    void itMayMakeTokensForSessions() {
        SessionTokenRequest request = new SessionTokenRequest("/memfs/" + mark + "/**", List.of(), null, 60, null);
        List<SessionTokenRequest> answered =
                RealCore.ifThere("session tokens", () -> core.sessions().tokens(user(), List.of(request)));
        if (answered != null) {
            assertThat(answered).extracting(SessionTokenRequest::match).containsExactly(request.match());
        }
    }

    private static String user() {
        return Objects.requireNonNullElse(System.getenv("CORE_USERNAME"), "anonymous");
    }

    @Test
    void itMayKeepAccounts() {
        boolean accounts = RealCore.ifThere("iam users", () -> core.iam().users()) != null;
        String cluster =
                RealCore.ifThere("cluster", () -> core.send(ClusterCalls.about().asText()));
        // Where there is a cluster, it keeps them, and each of its Cores refuses to.
        if (accounts && cluster == null) {
            AccountLife.of(core.iam(), mark);
        }
    }
}
