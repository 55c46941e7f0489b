package dev.sluice.client.core;

import static dev.sluice.client.core.EndpointCase.endpoint;

import dev.sluice.wire.core.ConfigChange;
import dev.sluice.wire.core.ConfigSetting;
import dev.sluice.wire.core.CoreCodecs;
import dev.sluice.wire.core.CoreConfig;
import dev.sluice.wire.core.ExecState;
import dev.sluice.wire.core.FileOperation;
import dev.sluice.wire.core.IamPolicy;
import dev.sluice.wire.core.IamUser;
import dev.sluice.wire.core.MetricsQuery;
import dev.sluice.wire.core.ProcessCommand;
import dev.sluice.wire.core.ProcessConfig;
import dev.sluice.wire.core.ProcessReport;
import dev.sluice.wire.core.SessionTokenRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Every call of one Core, of all generations, each once; those of clusters are in {@link ClusterEndpointCases}. */
final class EndpointCases {
    private static final String OK = "\"OK\"";
    private static final String PROBE = "{\"streams\":[],\"log\":[\"x\"]}";
    private static final String POLICIES =
            "[{\"name\":\"u\",\"types\":[\"fs\"],\"resource\":\"/**\",\"actions\":[\"any\"]}]";
    private static final String REPORT = "{\"created_at\":1700000000,\"prelude\":[\"ffmpeg\"],"
            + "\"log\":[[\"1700000001\",\"frame=1\"]],\"history\":[]}";
    private static final ProcessConfig CONFIG = ProcessConfig.builder("p1")
            .input("in", "testsrc")
            .output("out", "-")
            .build();
    private static final JsonNode VALUE = JsonNodeFactory.instance.stringNode("v");
    private static final Instant NOON = Instant.ofEpochSecond(1_700_000_000L);
    private static final FileQuery FILES = FileQuery.glob("/**")
            .withSize(1, 9)
            .withModified(NOON, NOON)
            .sortedBy(FileQuery.Sort.NAME)
            .reversed();
    private static final String CONDITIONS =
            "glob=%2F%2A%2A&size_min=1&size_max=9&lastmod_start=1700000000&lastmod_end=1700000000&sort=name&order=desc";

    private EndpointCases() {}

    static Stream<EndpointCase> all() {
        return Stream.of(
                        general(),
                        definitions(),
                        commands(),
                        processParts(),
                        files(),
                        fileChanges(),
                        playout(),
                        observed(),
                        served(),
                        newer(),
                        accounts())
                .flatMap(List::stream);
    }

    private static ReadableByteChannel source() {
        return Channels.newChannel(new ByteArrayInputStream(new byte[] {1, 2, 3}));
    }

    private static WritableByteChannel sink() {
        return Channels.newChannel(new ByteArrayOutputStream());
    }

    /** A real file for one call, gone when its answer is there. */
    static <T> T withFile(Function<Path, T> call) {
        try {
            Path file = Files.createTempFile("endpoint", ".bin");
            try {
                T result = call.apply(file);
                if (result instanceof CompletableFuture<?> promised) {
                    promised.join();
                }
                return result;
            } finally {
                Files.delete(file);
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<EndpointCase> general() {
        CoreConfig whole = CoreCodecs.CONFIG.decode(bytes("{\"version\":3,\"name\":\"n\"}"));
        ConfigChange change =
                ConfigChange.builder().set(ConfigSetting.RTMP_ENABLE, true).build();
        return List.of(
                endpoint("GET /ping", "GET /ping", CoreClient::ping, AsyncCoreClient::ping),
                endpoint("GET /api", "GET /api", CoreClient::about, AsyncCoreClient::about),
                endpoint(
                        "GET /api/v3/config",
                        "GET /api/v3/config",
                        c -> c.config().get(),
                        c -> c.config().get()),
                endpoint(
                        "PUT /api/v3/config",
                        OK,
                        c -> done(() -> c.config().put(change)),
                        c -> c.config().put(change)),
                endpoint(
                        "PUT /api/v3/config",
                        OK,
                        c -> done(() -> c.config().put(whole)),
                        c -> c.config().put(whole)),
                endpoint(
                        "GET /api/v3/config/reload",
                        OK,
                        c -> done(() -> c.config().reload()),
                        c -> c.config().reload()),
                endpoint(
                        "GET /api/v3/log?format=console",
                        "[\"ts=1\"]",
                        c -> c.log().console(),
                        c -> c.log().console()),
                endpoint(
                        "GET /api/v3/log?format=raw",
                        "[{\"ts\":\"1\"}]",
                        c -> c.log().raw(),
                        c -> c.log().raw()),
                endpoint(
                        "GET /api/v3/metadata",
                        "{}",
                        c -> c.metadata().all(),
                        c -> c.metadata().all()),
                endpoint(
                        "GET /api/v3/metadata/a%2Fb",
                        "7", c -> c.metadata().get("a/b"), c -> c.metadata().get("a/b")),
                endpoint(
                        "PUT /api/v3/metadata/k",
                        "\"v\"",
                        c -> c.metadata().put("k", VALUE),
                        c -> c.metadata().put("k", VALUE)),
                endpoint(
                        "PUT /api/v3/metadata/k",
                        "null",
                        c -> c.metadata().delete("k"),
                        c -> c.metadata().delete("k")),
                endpoint("POST /api/graph/query", "{\"data\":{}}", c -> c.graph(VALUE), c -> c.graph(VALUE))
                        .sending("\"v\""),
                endpoint(
                        "GET /api/v3/rtmp",
                        "[]",
                        c -> c.send(CoreCalls.rtmp().asText()),
                        c -> c.send(CoreCalls.rtmp().asText())));
    }

    static Object done(Runnable call) {
        call.run();
        return Done.DONE;
    }

    private static List<EndpointCase> definitions() {
        ProcessQuery query = ProcessQuery.ALL
                .withIds("a", "b")
                .withReference("r")
                .withIdPattern("a*")
                .withRefPattern("r+1")
                .withParts(ProcessPart.STATE, ProcessPart.CONFIG);
        return List.of(
                endpoint(
                        "GET /api/v3/process",
                        "[]",
                        c -> c.processes().list(),
                        c -> c.processes().list()),
                endpoint(
                        "GET /api/v3/process?filter=state%2Cconfig&reference=r&id=a%2Cb&idpattern=a%2A&refpattern=r%252B1",
                        "[]", c -> c.processes().list(query), c -> c.processes().list(query)),
                endpoint(
                        "GET /api/v3/process/a%2Fb%20c",
                        "GET /api/v3/process/test",
                        c -> c.processes().get("a/b c"),
                        c -> c.processes().get("a/b c")),
                endpoint(
                        "GET /api/v3/process/p1?filter=metadata",
                        "GET /api/v3/process/p1?filter=config,metadata",
                        c -> c.processes().get("p1", ProcessPart.METADATA),
                        c -> c.processes().get("p1", ProcessPart.METADATA)),
                endpoint(
                        "POST /api/v3/process",
                        "POST /api/v3/process",
                        c -> c.processes().add(CONFIG),
                        c -> c.processes().add(CONFIG)),
                endpoint(
                        "PUT /api/v3/process/p1",
                        "PUT /api/v3/process/test",
                        c -> c.processes().update("p1", CONFIG),
                        c -> c.processes().update("p1", CONFIG)),
                endpoint(
                        "DELETE /api/v3/process/p1",
                        OK,
                        c -> done(() -> c.processes().delete("p1")),
                        c -> c.processes().delete("p1")));
    }

    private static List<EndpointCase> commands() {
        return List.of(
                endpoint(
                                "PUT /api/v3/process/p1/command",
                                OK,
                                c -> done(() -> c.processes().command("p1", ProcessCommand.STOP)),
                                c -> c.processes().command("p1", ProcessCommand.STOP))
                        .sending("{\"command\":\"stop\"}"),
                endpoint(
                                "PUT /api/v3/process/p1/command",
                                OK,
                                c -> done(() -> c.processes().start("p1")),
                                c -> c.processes().start("p1"))
                        .sending("{\"command\":\"start\"}"),
                endpoint(
                                "PUT /api/v3/process/p1/command",
                                OK,
                                c -> done(() -> c.processes().stop("p1")),
                                c -> c.processes().stop("p1"))
                        .sending("{\"command\":\"stop\"}"),
                endpoint(
                                "PUT /api/v3/process/p1/command",
                                OK,
                                c -> done(() -> c.processes().restart("p1")),
                                c -> c.processes().restart("p1"))
                        .sending("{\"command\":\"restart\"}"),
                endpoint(
                                "PUT /api/v3/process/p1/command",
                                OK,
                                c -> done(() -> c.processes().reload("p1")),
                                c -> c.processes().reload("p1"))
                        .sending("{\"command\":\"reload\"}"));
    }

    private static List<EndpointCase> processParts() {
        String one = "GET /api/v3/process/p1/";
        ProcessReport report = CoreCodecs.PROCESS_REPORT.decode(bytes(REPORT));
        return List.of(
                endpoint(
                        one + "config",
                        "POST /api/v3/process",
                        c -> c.processes().config("p1"),
                        c -> c.processes().config("p1")),
                endpoint(
                        one + "state",
                        "GET /api/v3/process/test/state",
                        c -> c.processes().state("p1"),
                        c -> c.processes().state("p1")),
                endpoint(
                        one + "report",
                        "GET /api/v3/process/test/report",
                        c -> c.processes().report("p1"),
                        c -> c.processes().report("p1")),
                endpoint(
                        one + "report?created_at=5&exited_at=6",
                        "GET /api/v3/process/test/report",
                        c -> c.processes().report("p1", 5L, 6L),
                        c -> c.processes().report("p1", 5L, 6L)),
                endpoint(
                                "PUT /api/v3/process/p1/report",
                                OK,
                                c -> done(() -> c.processes().putReport("p1", report)),
                                c -> c.processes().putReport("p1", report))
                        .sending(REPORT),
                endpoint(
                        one + "probe",
                        "GET /api/v3/process/test/probe",
                        c -> c.processes().probe("p1"),
                        c -> c.processes().probe("p1")),
                endpoint(
                        one + "metadata",
                        "null",
                        c -> c.processes().metadata("p1"),
                        c -> c.processes().metadata("p1")),
                endpoint(
                        one + "metadata/k",
                        "null",
                        c -> c.processes().metadata("p1", "k"),
                        c -> c.processes().metadata("p1", "k")),
                endpoint(
                        "PUT /api/v3/process/p1/metadata/k",
                        "\"v\"",
                        c -> c.processes().putMetadata("p1", "k", VALUE),
                        c -> c.processes().putMetadata("p1", "k", VALUE)));
    }

    private static List<EndpointCase> files() {
        return List.of(
                endpoint(
                        "GET /api/v3/fs",
                        "GET /api/v3/fs",
                        c -> c.filesystems().list(),
                        c -> c.filesystems().list()),
                endpoint(
                        "GET /api/v3/fs/mem",
                        "GET /api/v3/fs/mem?order=desc",
                        c -> c.filesystems().files("mem"),
                        c -> c.filesystems().files("mem")),
                endpoint(
                        "GET /api/v3/fs/mem?" + CONDITIONS,
                        "[]",
                        c -> c.filesystems().files("mem", FILES),
                        c -> c.filesystems().files("mem", FILES)),
                endpoint(
                        "GET /api/v3/fs/mem/a%20b/c.txt",
                        "\"x\"",
                        c -> text(c.filesystems().get("mem", "/a b/c.txt")),
                        c -> c.filesystems().get("mem", "/a b/c.txt").thenApply(EndpointCases::text)),
                endpoint(
                        "GET /api/v3/fs/mem/c.txt",
                        "\"x\"",
                        c -> c.filesystems().download("mem", "c.txt", sink()),
                        c -> c.filesystems().download("mem", "c.txt", sink())),
                endpoint(
                        "GET /api/v3/fs/mem/c.txt",
                        "\"x\"",
                        c -> withFile(file -> c.filesystems().download("mem", "c.txt", file)),
                        c -> withFile(file -> c.filesystems().download("mem", "c.txt", file))),
                endpoint(
                        "HEAD /api/v3/fs/mem/c.txt",
                        "200",
                        c -> c.filesystems().exists("mem", "c.txt"),
                        c -> c.filesystems().exists("mem", "c.txt")),
                endpoint(
                        "HEAD /api/v3/fs/mem/d.txt",
                        "404",
                        c -> c.filesystems().exists("mem", "d.txt"),
                        c -> c.filesystems().exists("mem", "d.txt")));
    }

    private static List<EndpointCase> fileChanges() {
        FileOperation slow = new FileOperation(FileOperation.COPY, "mem:/a", "disk:/b", 100L);
        return List.of(
                endpoint(
                        "PUT /api/v3/fs/mem/c.txt",
                        "201",
                        c -> c.filesystems().put("mem", "c.txt", new byte[] {1}),
                        c -> c.filesystems().put("mem", "c.txt", new byte[] {1})),
                endpoint(
                        "PUT /api/v3/fs/mem/c.txt",
                        "201",
                        c -> withFile(file -> c.filesystems().put("mem", "c.txt", file)),
                        c -> withFile(file -> c.filesystems().put("mem", "c.txt", file))),
                endpoint(
                        "PUT /api/v3/fs/mem/c.txt",
                        "204",
                        c -> c.filesystems().put("mem", "c.txt", source()),
                        c -> c.filesystems().put("mem", "c.txt", source())),
                endpoint(
                        "DELETE /api/v3/fs/mem/c.txt",
                        "Deleted: /c.txt",
                        c -> done(() -> c.filesystems().delete("mem", "c.txt")),
                        c -> c.filesystems().delete("mem", "c.txt")),
                endpoint(
                        "DELETE /api/v3/fs/mem?" + CONDITIONS,
                        "[\"/a\"]",
                        c -> c.filesystems().deleteAll("mem", FILES),
                        c -> c.filesystems().deleteAll("mem", FILES)),
                endpoint(
                        "PUT /api/v3/fs",
                        OK,
                        c -> done(() -> c.filesystems().copy("mem:/a", "disk:/b")),
                        c -> c.filesystems().copy("mem:/a", "disk:/b")),
                endpoint(
                        "PUT /api/v3/fs",
                        OK,
                        c -> done(() -> c.filesystems().move("mem:/a", "disk:/b")),
                        c -> c.filesystems().move("mem:/a", "disk:/b")),
                endpoint(
                                "PUT /api/v3/fs",
                                OK,
                                c -> done(() -> c.filesystems().transfer(slow)),
                                c -> c.filesystems().transfer(slow))
                        .sending("{\"operation\":\"copy\",\"source\":\"mem:/a\",\"from\":\"mem:/a\","
                                + "\"target\":\"disk:/b\",\"to\":\"disk:/b\",\"bandwidth_limit_kbit\":100}"));
    }

    private static String text(byte[] bytes) {
        return Call.text(bytes);
    }

    private static List<EndpointCase> playout() {
        String base = "/api/v3/process/p/playout/in0/";
        return List.of(
                endpoint(
                        "GET " + base + "status",
                        "GET /api/v3/process/po/playout/in0/status",
                        c -> c.playout().status("p", "in0"),
                        c -> c.playout().status("p", "in0")),
                endpoint(
                        "GET " + base + "keyframe/a.jpg",
                        "\"x\"",
                        c -> text(c.playout().keyframe("p", "in0", "a.jpg")),
                        c -> c.playout().keyframe("p", "in0", "a.jpg").thenApply(EndpointCases::text)),
                endpoint(
                        "GET " + base + "errorframe/encode",
                        "204",
                        c -> done(() -> c.playout().encodeErrorFrame("p", "in0")),
                        c -> c.playout().encodeErrorFrame("p", "in0")),
                endpoint(
                        "POST " + base + "errorframe/a.jpg",
                        "204",
                        c -> done(() -> c.playout().putErrorFrame("p", "in0", "a.jpg", new byte[] {1})),
                        c -> c.playout().putErrorFrame("p", "in0", "a.jpg", new byte[] {1})),
                endpoint(
                        "GET " + base + "reopen",
                        "204",
                        c -> done(() -> c.playout().reopen("p", "in0")),
                        c -> c.playout().reopen("p", "in0")),
                endpoint(
                        "PUT " + base + "stream",
                        "204",
                        c -> done(() -> c.playout().stream("p", "in0", "rtmp://x/y")),
                        c -> c.playout().stream("p", "in0", "rtmp://x/y")));
    }

    private static List<EndpointCase> observed() {
        ReportQuery runs =
                ReportQuery.ALL.withIdPattern("a*").withState(ExecState.FAILED).withEnd(NOON, NOON);
        MetricsQuery idle = MetricsQuery.builder().metric("cpu_idle").build();
        String metrics = "{\"timerange_sec\":0,\"interval_sec\":0,\"metrics\":[{\"name\":\"cpu_idle\",\"labels\":null,"
                + "\"values\":[[1700000000,99.5]]}]}";
        return List.of(
                endpoint(
                        "GET /api/v3/metrics",
                        "[{\"name\":\"cpu_idle\",\"description\":\"\",\"labels\":[]}]",
                        c -> c.metrics().list(),
                        c -> c.metrics().list()),
                endpoint(
                        "POST /api/v3/metrics",
                        metrics,
                        c -> c.metrics().query(idle),
                        c -> c.metrics().query(idle)),
                endpoint(
                        "GET /api/v3/report/process?idpattern=a%2A&state=failed&from=1700000000&to=1700000000",
                        "GET /api/v3/report/process",
                        c -> c.reports().search(runs),
                        c -> c.reports().search(runs)));
    }

    private static List<EndpointCase> served() {
        String skills =
                "{\"ffmpeg\":{\"version\":\"5.1.9\",\"compiler\":\"gcc\",\"configuration\":\"\",\"libraries\":[]},"
                        + "\"filter\":[],\"hwaccels\":[],\"codecs\":{\"audio\":[],\"video\":[{\"id\":\"h264\",\"name\":\"H\","
                        + "\"encoders\":null,\"decoders\":[\"h264\"]}],\"subtitle\":[]},\"devices\":{\"demuxers\":[],\"muxers\":[]},"
                        + "\"formats\":{\"demuxers\":[],\"muxers\":[]},\"protocols\":{\"input\":[],\"output\":[]}}";
        return List.of(
                endpoint(
                        "GET /api/v3/rtmp",
                        "[{\"name\":\"/a\"}]",
                        c -> c.rtmp().channels(),
                        c -> c.rtmp().channels()),
                endpoint(
                        "GET /api/v3/srt",
                        "GET /api/v3/srt",
                        c -> c.srt().channels(),
                        c -> c.srt().channels()),
                endpoint(
                        "GET /api/v3/session?collectors=hls%2Crtmp",
                        "GET /api/v3/session?collectors=ffmpeg,hls,hlsingress,rtmp,srt",
                        c -> c.sessions().summary("hls", "rtmp"),
                        c -> c.sessions().summary("hls", "rtmp")),
                endpoint(
                        "GET /api/v3/session/active?collectors=hls",
                        "GET /api/v3/session/active?collectors=http,x",
                        c -> c.sessions().active("hls"),
                        c -> c.sessions().active("hls")),
                endpoint(
                        "GET /api/v3/skills",
                        skills,
                        c -> c.skills().get(),
                        c -> c.skills().get()),
                endpoint(
                        "GET /api/v3/skills/reload",
                        skills,
                        c -> c.skills().reload(),
                        c -> c.skills().reload()),
                endpoint(
                        "GET /api/v3/widget/process/p",
                        "{\"current_sessions\":1,\"total_sessions\":2,\"uptime\":3}",
                        c -> c.widget().process("p"),
                        c -> c.widget().process("p")));
    }

    private static List<EndpointCase> newer() {
        String requests = "[{\"match\":\"/live/*\",\"remote\":[\"127.0.0.1\"],\"ttl_sec\":60}]";
        List<SessionTokenRequest> tokens = CoreCodecs.SESSION_TOKENS.decode(bytes(requests));
        return List.of(
                endpoint(
                        "POST /api/v3/process/probe",
                        PROBE,
                        c -> c.processes().probe(CONFIG),
                        c -> c.processes().probe(CONFIG)),
                endpoint(
                        "POST /api/v3/process/validate",
                        Call.text(CoreCodecs.PROCESS_CONFIG.encode(CONFIG)),
                        c -> c.processes().validate(CONFIG),
                        c -> c.processes().validate(CONFIG)),
                endpoint(
                                "PUT /api/v3/session/token/u%2Fx",
                                "[{\"match\":\"/live/*\",\"remote\":[],\"ttl_sec\":60,\"token\":\"t\"}]",
                                c -> c.sessions().tokens("u/x", tokens),
                                c -> c.sessions().tokens("u/x", tokens))
                        .sending(requests));
    }

    private static List<EndpointCase> accounts() {
        String json = "{\"name\":\"u\",\"policies\":" + POLICIES + "}";
        IamUser user = CoreCodecs.IAM_USER.decode(bytes(json));
        List<IamPolicy> policies = CoreCodecs.IAM_POLICIES.decode(bytes(POLICIES));
        return List.of(
                endpoint(
                        "GET /api/v3/iam/user",
                        "[" + json + "]",
                        c -> c.iam().users(),
                        c -> c.iam().users()),
                endpoint(
                        "GET /api/v3/iam/user/u",
                        json,
                        c -> c.iam().user("u"),
                        c -> c.iam().user("u")),
                endpoint(
                                "POST /api/v3/iam/user",
                                json,
                                c -> c.iam().add(user),
                                c -> c.iam().add(user))
                        .sending(json),
                endpoint(
                                "PUT /api/v3/iam/user/a%20b",
                                json,
                                c -> c.iam().update("a b", user),
                                c -> c.iam().update("a b", user))
                        .sending(json),
                endpoint(
                        "DELETE /api/v3/iam/user/u",
                        OK,
                        c -> done(() -> c.iam().delete("u")),
                        c -> c.iam().delete("u")),
                endpoint(
                                "PUT /api/v3/iam/user/u/policy",
                                POLICIES,
                                c -> c.iam().putPolicies("u", policies),
                                c -> c.iam().putPolicies("u", policies))
                        .sending(POLICIES));
    }
}
