package dev.sluice.client.core;

import static dev.sluice.client.core.EndpointCase.endpoint;

import dev.sluice.wire.core.ClusterNodeAuth;
import dev.sluice.wire.core.ConfigChange;
import dev.sluice.wire.core.ConfigSetting;
import dev.sluice.wire.core.ExecState;
import dev.sluice.wire.core.MetricsQuery;
import dev.sluice.wire.core.NodeState;
import dev.sluice.wire.core.ProcessConfig;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Every endpoint of the seed's list and what newer Cores add, each once. */
final class EndpointCases {
    private static final String OK = "\"OK\"";
    private static final String PROBE = "{\"streams\":[],\"log\":[\"x\"]}";
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
    private static final ClusterNodeAuth NODE = new ClusterNodeAuth("http://127.0.0.1:8092", "u", "p");

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
                        cluster(),
                        newer(),
                        newerCluster())
                .flatMap(List::stream);
    }

    private static ReadableByteChannel source() {
        return Channels.newChannel(new ByteArrayInputStream(new byte[] {1, 2, 3}));
    }

    private static WritableByteChannel sink() {
        return Channels.newChannel(new ByteArrayOutputStream());
    }

    private static List<EndpointCase> general() {
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
                endpoint("POST /api/graph/query", "{\"data\":{}}", c -> c.graph(VALUE), c -> c.graph(VALUE)));
    }

    private static Object done(Runnable call) {
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
                        c -> done(() -> c.processes().start("p1")),
                        c -> c.processes().start("p1")),
                endpoint(
                        "PUT /api/v3/process/p1/command",
                        OK,
                        c -> done(() -> c.processes().stop("p1")),
                        c -> c.processes().stop("p1")),
                endpoint(
                        "PUT /api/v3/process/p1/command",
                        OK,
                        c -> done(() -> c.processes().restart("p1")),
                        c -> c.processes().restart("p1")),
                endpoint(
                        "PUT /api/v3/process/p1/command",
                        OK,
                        c -> done(() -> c.processes().reload("p1")),
                        c -> c.processes().reload("p1")));
    }

    private static List<EndpointCase> processParts() {
        String one = "GET /api/v3/process/p1/";
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
        return List.of(
                endpoint(
                        "PUT /api/v3/fs/mem/c.txt",
                        "201",
                        c -> c.filesystems().put("mem", "c.txt", new byte[] {1}),
                        c -> c.filesystems().put("mem", "c.txt", new byte[] {1})),
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
                        c -> c.filesystems().move("mem:/a", "disk:/b")));
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

    private static List<EndpointCase> cluster() {
        String node = "/api/v3/cluster/node/b104574b-b8db-4815-a01d-8e7342b6f048";
        String id = "b104574b-b8db-4815-a01d-8e7342b6f048";
        return List.of(
                endpoint(
                        "GET /api/v3/cluster",
                        "GET /api/v3/cluster",
                        c -> c.cluster().staticNodes(),
                        c -> c.cluster().staticNodes()),
                endpoint(
                        "POST /api/v3/cluster/node",
                        "POST /api/v3/cluster/node",
                        c -> c.cluster().addNode(NODE),
                        c -> c.cluster().addNode(NODE)),
                endpoint(
                        "GET " + node,
                        "GET " + node,
                        c -> c.cluster().staticNode(id),
                        c -> c.cluster().staticNode(id)),
                endpoint(
                        "PUT " + node,
                        "PUT " + node,
                        c -> c.cluster().updateNode(id, NODE),
                        c -> c.cluster().updateNode(id, NODE)),
                endpoint(
                        "DELETE " + node,
                        OK,
                        c -> done(() -> c.cluster().deleteNode(id)),
                        c -> c.cluster().deleteNode(id)),
                endpoint(
                        "GET " + node + "/proxy",
                        "GET " + node + "/proxy",
                        c -> c.cluster().nodeProxy(id),
                        c -> c.cluster().nodeProxy(id)));
    }

    private static List<EndpointCase> newer() {
        String user = "{\"name\":\"u\",\"policies\":[{\"actions\":[\"any\"]}]}";
        return List.of(
                endpoint(
                        "POST /api/v3/process/probe",
                        PROBE,
                        c -> c.processes().probe(CONFIG),
                        c -> c.processes().probe(CONFIG)),
                endpoint(
                        "POST /api/v3/process/validate",
                        PROBE,
                        c -> c.processes().validate(CONFIG),
                        c -> c.processes().validate(CONFIG)),
                endpoint(
                        "GET /api/v3/iam/user",
                        "[" + user + "]",
                        c -> c.iam().users(),
                        c -> c.iam().users()),
                endpoint(
                        "GET /api/v3/iam/user/u",
                        user,
                        c -> c.iam().user("u"),
                        c -> c.iam().user("u")),
                endpoint(
                        "DELETE /api/v3/cluster/iam/user/u",
                        OK,
                        c -> done(() -> c.cluster().iam().delete("u")),
                        c -> c.cluster().iam().delete("u")));
    }

    private static List<EndpointCase> newerCluster() {
        String about =
                "{\"id\":\"c\",\"leader\":{\"id\":\"n\"},\"raft\":{\"state\":\"Leader\"},\"nodes\":[{\"id\":\"n\"}]}";
        return List.of(
                endpoint(
                        "GET /api/v3/cluster",
                        about,
                        c -> c.cluster().about(),
                        c -> c.cluster().about()),
                endpoint(
                        "GET /api/v3/cluster/healthy",
                        "true",
                        c -> c.cluster().healthy(),
                        c -> c.cluster().healthy()),
                endpoint(
                        "GET /api/v3/cluster/process",
                        "[]",
                        c -> c.cluster().processes().list(),
                        c -> c.cluster().processes().list()),
                endpoint(
                        "GET /api/v3/cluster/node/n/fs/mem",
                        "[]",
                        c -> c.cluster().nodeFilesystems("n").files("mem"),
                        c -> c.cluster().nodeFilesystems("n").files("mem")),
                endpoint(
                        "GET /api/v3/cluster/node/n/state",
                        "{\"state\":\"online\"}",
                        c -> c.cluster().nodeState("n"),
                        c -> c.cluster().nodeState("n")),
                endpoint(
                        "PUT /api/v3/cluster/node/n/state",
                        OK,
                        c -> done(() -> c.cluster().putNodeState("n", NodeState.MAINTENANCE)),
                        c -> c.cluster().putNodeState("n", NodeState.MAINTENANCE)),
                endpoint(
                        "GET /api/v3/cluster/db/kv",
                        "{\"k\":{\"value\":\"v\"}}",
                        c -> c.cluster().keyValues(),
                        c -> c.cluster().keyValues()),
                endpoint(
                        "GET /api/v3/cluster/db/locks",
                        "[{\"name\":\"l\"}]",
                        c -> c.cluster().locks(),
                        c -> c.cluster().locks()),
                endpoint(
                        "GET /api/v3/cluster/db/map/process",
                        "{\"p\":\"n\"}",
                        c -> c.cluster().processMap(),
                        c -> c.cluster().processMap()),
                endpoint(
                        "PUT /api/v3/cluster/leave",
                        OK,
                        c -> done(() -> c.cluster().leave("n")),
                        c -> c.cluster().leave("n")));
    }
}
