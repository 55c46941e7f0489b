package dev.sluice.client.core;

import static dev.sluice.client.core.EndpointCase.endpoint;
import static dev.sluice.client.core.EndpointCases.done;
import static dev.sluice.client.core.EndpointCases.withFile;

import dev.sluice.wire.core.ClusterNodeAuth;
import dev.sluice.wire.core.NodeState;
import dev.sluice.wire.core.ProcessId;
import dev.sluice.wire.core.Reallocation;
import java.util.List;
import java.util.stream.Stream;

/** Every call of clusters, of both generations, each once. */
final class ClusterEndpointCases {
    private static final String OK = "\"OK\"";
    private static final ClusterNodeAuth NODE = new ClusterNodeAuth("http://127.0.0.1:8092", "u", "p");

    private ClusterEndpointCases() {}

    static Stream<EndpointCase> all() {
        return Stream.of(cluster(), about(), changes(), nodes(), store(), accounts(), wholeCluster())
                .flatMap(List::stream);
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

    private static List<EndpointCase> about() {
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
                        "GET /api/v3/cluster/deployments",
                        "{\"process\":[{\"action\":\"add\",\"id\":\"p\",\"node_id\":\"n\",\"updated_at\":1700000000}]}",
                        c -> c.cluster().deployments(),
                        c -> c.cluster().deployments()),
                endpoint(
                        "GET /api/v3/cluster/snapshot",
                        "\"x\"",
                        c -> withFile(file -> c.cluster().snapshot(file)),
                        c -> withFile(file -> c.cluster().snapshot(file))));
    }

    private static List<EndpointCase> changes() {
        Reallocation move = new Reallocation("n", List.of(new ProcessId("p", "d")));
        return List.of(
                endpoint(
                                "PUT /api/v3/cluster/leave",
                                OK,
                                c -> done(() -> c.cluster().leave("n")),
                                c -> c.cluster().leave("n"))
                        .sending("{\"id\":\"n\"}"),
                endpoint(
                        "PUT /api/v3/cluster/transfer/n",
                        OK,
                        c -> done(() -> c.cluster().transfer("n")),
                        c -> c.cluster().transfer("n")),
                endpoint(
                                "PUT /api/v3/cluster/reallocation",
                                OK,
                                c -> done(() -> c.cluster().reallocate(move)),
                                c -> c.cluster().reallocate(move))
                        .sending("[{\"target_node_id\":\"n\",\"process_ids\":[{\"id\":\"p\",\"domain\":\"d\"}]}]"),
                endpoint(
                                "PUT /api/v3/cluster/node/n/state",
                                OK,
                                c -> done(() -> c.cluster().putNodeState("n", NodeState.MAINTENANCE)),
                                c -> c.cluster().putNodeState("n", NodeState.MAINTENANCE))
                        .sending("{\"state\":\"maintenance\"}"));
    }

    private static List<EndpointCase> nodes() {
        String node = "{\"id\":\"n\",\"name\":\"one\",\"status\":\"online\",\"voter\":true,\"leader\":true}";
        return List.of(
                endpoint(
                        "GET /api/v3/cluster/node",
                        "[" + node + "]",
                        c -> c.cluster().nodes(),
                        c -> c.cluster().nodes()),
                endpoint(
                        "GET /api/v3/cluster/node/n",
                        node,
                        c -> c.cluster().node("n"),
                        c -> c.cluster().node("n")),
                endpoint(
                        "GET /api/v3/cluster/node/n/files",
                        "{\"last_update\":1700000000,\"files\":{\"mem\":[\"/a\"]}}",
                        c -> c.cluster().nodeFiles("n"),
                        c -> c.cluster().nodeFiles("n")),
                endpoint(
                        "GET /api/v3/cluster/node/n/process?filter=state",
                        "[]",
                        c -> c.cluster().nodeProcesses("n", ProcessQuery.ALL.withParts(ProcessPart.STATE)),
                        c -> c.cluster().nodeProcesses("n", ProcessQuery.ALL.withParts(ProcessPart.STATE))),
                endpoint(
                        "GET /api/v3/cluster/node/n/version",
                        "{\"number\":\"16.20.0\",\"arch\":\"linux/amd64\"}",
                        c -> c.cluster().nodeVersion("n"),
                        c -> c.cluster().nodeVersion("n")),
                endpoint(
                        "GET /api/v3/cluster/node/n/state",
                        "{\"state\":\"online\"}",
                        c -> c.cluster().nodeState("n"),
                        c -> c.cluster().nodeState("n")),
                endpoint(
                        "GET /api/v3/cluster/node/n/fs/mem",
                        "[]",
                        c -> c.cluster().nodeFilesystems("n").files("mem"),
                        c -> c.cluster().nodeFilesystems("n").files("mem")));
    }

    private static List<EndpointCase> store() {
        String process = "{\"id\":\"p\",\"type\":\"ffmpeg\",\"reference\":\"r\",\"created_at\":1700000000}";
        return List.of(
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
                        "GET /api/v3/cluster/db/node",
                        "[{\"id\":\"n\",\"state\":\"online\",\"updated_at\":\"2026-11-27T12:00:00Z\"}]",
                        c -> c.cluster().storeNodes(),
                        c -> c.cluster().storeNodes()),
                endpoint(
                        "GET /api/v3/cluster/db/process",
                        "[" + process + "]",
                        c -> c.cluster().storeProcesses(),
                        c -> c.cluster().storeProcesses()),
                endpoint(
                        "GET /api/v3/cluster/db/process/a%2Fb",
                        process,
                        c -> c.cluster().storeProcess("a/b"),
                        c -> c.cluster().storeProcess("a/b")),
                endpoint(
                        "GET /api/v3/cluster/db/map/process",
                        "{\"p\":\"n\"}",
                        c -> c.cluster().processMap(),
                        c -> c.cluster().processMap()),
                endpoint(
                        "GET /api/v3/cluster/db/map/reallocate",
                        "{\"p\":\"n\"}",
                        c -> c.cluster().reallocationMap(),
                        c -> c.cluster().reallocationMap()));
    }

    private static List<EndpointCase> accounts() {
        String user = "{\"name\":\"u\",\"superuser\":false}";
        String policies = "[{\"name\":\"u\",\"types\":[\"fs\"],\"resource\":\"/**\",\"actions\":[\"get\"]}]";
        return List.of(
                endpoint(
                        "GET /api/v3/cluster/db/user",
                        "[" + user + "]",
                        c -> c.cluster().storeUsers(),
                        c -> c.cluster().storeUsers()),
                endpoint(
                        "GET /api/v3/cluster/db/user/a%2Fb",
                        user,
                        c -> c.cluster().storeUser("a/b"),
                        c -> c.cluster().storeUser("a/b")),
                endpoint(
                        "GET /api/v3/cluster/db/policies",
                        policies,
                        c -> c.cluster().storePolicies(),
                        c -> c.cluster().storePolicies()),
                endpoint(
                        "GET /api/v3/cluster/iam/policies",
                        policies,
                        c -> c.cluster().policies(),
                        c -> c.cluster().policies()),
                endpoint(
                        "PUT /api/v3/cluster/iam/reload",
                        OK,
                        c -> done(() -> c.cluster().reloadIam()),
                        c -> c.cluster().reloadIam()));
    }

    /** Whose further calls are those of one Core, with another path before them. */
    private static List<EndpointCase> wholeCluster() {
        return List.of(
                endpoint(
                        "GET /api/v3/cluster/process",
                        "[]",
                        c -> c.cluster().processes().list(),
                        c -> c.cluster().processes().list()),
                endpoint(
                        "GET /api/v3/cluster/fs/mem?glob=%2F%2A%2A",
                        "[]",
                        c -> c.cluster().files("mem", FileQuery.glob("/**")),
                        c -> c.cluster().files("mem", FileQuery.glob("/**"))),
                endpoint(
                        "DELETE /api/v3/cluster/iam/user/u",
                        OK,
                        c -> done(() -> c.cluster().iam().delete("u")),
                        c -> c.cluster().iam().delete("u")));
    }
}
