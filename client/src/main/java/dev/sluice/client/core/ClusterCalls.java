package dev.sluice.client.core;

import dev.sluice.wire.core.ClusterAbout;
import dev.sluice.wire.core.ClusterDeployments;
import dev.sluice.wire.core.ClusterKeyValue;
import dev.sluice.wire.core.ClusterLock;
import dev.sluice.wire.core.ClusterNode;
import dev.sluice.wire.core.ClusterNodeAuth;
import dev.sluice.wire.core.ClusterNodeFiles;
import dev.sluice.wire.core.ClusterStoreNode;
import dev.sluice.wire.core.CoreCodecs;
import dev.sluice.wire.core.CoreNode;
import dev.sluice.wire.core.CoreProcess;
import dev.sluice.wire.core.CoreRules;
import dev.sluice.wire.core.FileInfo;
import dev.sluice.wire.core.IamPolicy;
import dev.sluice.wire.core.IamUser;
import dev.sluice.wire.core.NodeState;
import dev.sluice.wire.core.Reallocation;
import dev.sluice.wire.core.Version;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The calls about clusters: first those of the static cluster of 2022, then those of the raft cluster of newer Cores. */
public final class ClusterCalls {
    private static final String BASE = "/api/v3/cluster";

    private ClusterCalls() {}

    private static Call.Draft onNode(String method, String tail, String id) {
        return Call.on(method, BASE + "/node/{}" + tail, CoreChecks.notBlank("id", id));
    }

    public static Call<List<ClusterNode>> staticNodes() {
        return Call.on("GET", BASE).returning(CoreCodecs.CLUSTER_NODES);
    }

    public static Call<String> addNode(ClusterNodeAuth node) {
        CoreRules.check(node);
        return Call.on("POST", BASE + "/node")
                .json(CoreCodecs.CLUSTER_NODE_AUTH, node)
                .returning(CoreCodecs.STRING);
    }

    public static Call<ClusterNode> staticNode(String id) {
        return onNode("GET", "", id).returning(CoreCodecs.CLUSTER_NODE);
    }

    public static Call<String> updateNode(String id, ClusterNodeAuth node) {
        CoreRules.check(node);
        return onNode("PUT", "", id).json(CoreCodecs.CLUSTER_NODE_AUTH, node).returning(CoreCodecs.STRING);
    }

    public static Call<Done> deleteNode(String id) {
        return onNode("DELETE", "", id).done();
    }

    public static Call<Map<String, List<String>>> nodeProxy(String id) {
        return onNode("GET", "/proxy", id).returning(CoreCodecs.STRINGS_MAP);
    }

    public static Call<ClusterAbout> about() {
        return Call.on("GET", BASE).returning(CoreCodecs.CLUSTER_ABOUT);
    }

    public static Call<Boolean> healthy() {
        return Call.on("GET", BASE + "/healthy").returning(CoreCodecs.BOOLEAN);
    }

    public static Call<List<CoreNode>> nodes() {
        return Call.on("GET", BASE + "/node").returning(CoreCodecs.CORE_NODES);
    }

    public static Call<CoreNode> node(String id) {
        return onNode("GET", "", id).returning(CoreCodecs.CORE_NODE);
    }

    public static Call<ClusterNodeFiles> nodeFiles(String id) {
        return onNode("GET", "/files", id).returning(CoreCodecs.CLUSTER_NODE_FILES);
    }

    public static Call<List<CoreProcess>> nodeProcesses(String id, ProcessQuery query) {
        return query.addTo(onNode("GET", "/process", id)).returning(CoreCodecs.PROCESSES);
    }

    public static Call<Version> nodeVersion(String id) {
        return onNode("GET", "/version", id).returning(CoreCodecs.VERSION);
    }

    public static Call<NodeState> nodeState(String id) {
        return onNode("GET", "/state", id)
                .whole((status, bytes) ->
                        new NodeState(CoreCodecs.STRING_MAP.decode(bytes).getOrDefault("state", "")));
    }

    public static Call<Done> putNodeState(String id, NodeState state) {
        return onNode("PUT", "/state", id)
                .json(CoreCodecs.STRING_MAP, Map.of("state", state.wireName()))
                .done();
    }

    public static Call<List<FileInfo>> files(String storage, FileQuery query) {
        return query.addTo(Call.on("GET", BASE + "/fs/{}", CoreChecks.storage(storage)))
                .returning(CoreCodecs.FILES);
    }

    public static Call<ClusterDeployments> deployments() {
        return Call.on("GET", BASE + "/deployments").returning(CoreCodecs.CLUSTER_DEPLOYMENTS);
    }

    public static Call<Long> snapshot(Path target) {
        return Call.on("GET", BASE + "/snapshot").accept("*/*").intoFile(target);
    }

    public static Call<Done> leave(String nodeId) {
        return Call.on("PUT", BASE + "/leave")
                .json(CoreCodecs.STRING_MAP, Map.of("id", CoreChecks.notBlank("nodeId", nodeId)))
                .done();
    }

    public static Call<Done> transfer(String nodeId) {
        return Call.on("PUT", BASE + "/transfer/{}", CoreChecks.notBlank("nodeId", nodeId))
                .done();
    }

    /** A list on the wire, although upstream's OpenAPI names one object. */
    public static Call<Done> reallocate(Reallocation... reallocations) {
        return Call.on("PUT", BASE + "/reallocation")
                .json(CoreCodecs.REALLOCATIONS, List.of(reallocations))
                .done();
    }

    public static Call<Map<String, ClusterKeyValue>> keyValues() {
        return Call.on("GET", BASE + "/db/kv").returning(CoreCodecs.CLUSTER_KEY_VALUES);
    }

    public static Call<List<ClusterLock>> locks() {
        return Call.on("GET", BASE + "/db/locks").returning(CoreCodecs.CLUSTER_LOCKS);
    }

    public static Call<List<ClusterStoreNode>> storeNodes() {
        return Call.on("GET", BASE + "/db/node").returning(CoreCodecs.CLUSTER_STORE_NODES);
    }

    public static Call<List<CoreProcess>> storeProcesses() {
        return Call.on("GET", BASE + "/db/process").returning(CoreCodecs.PROCESSES);
    }

    public static Call<CoreProcess> storeProcess(String id) {
        return Call.on("GET", BASE + "/db/process/{}", CoreChecks.notBlank("id", id))
                .returning(CoreCodecs.PROCESS);
    }

    public static Call<Map<String, String>> processMap() {
        return Call.on("GET", BASE + "/db/map/process").returning(CoreCodecs.STRING_MAP);
    }

    public static Call<Map<String, String>> reallocationMap() {
        return Call.on("GET", BASE + "/db/map/reallocate").returning(CoreCodecs.STRING_MAP);
    }

    public static Call<List<IamUser>> storeUsers() {
        return Call.on("GET", BASE + "/db/user").returning(CoreCodecs.IAM_USERS);
    }

    public static Call<IamUser> storeUser(String name) {
        return Call.on("GET", BASE + "/db/user/{}", CoreChecks.notBlank("name", name))
                .returning(CoreCodecs.IAM_USER);
    }

    public static Call<List<IamPolicy>> storePolicies() {
        return Call.on("GET", BASE + "/db/policies").returning(CoreCodecs.IAM_POLICIES);
    }

    public static Call<List<IamPolicy>> policies() {
        return Call.on("GET", BASE + "/iam/policies").returning(CoreCodecs.IAM_POLICIES);
    }

    /** A PUT, although upstream's OpenAPI names GET. */
    public static Call<Done> reloadIam() {
        return Call.on("PUT", BASE + "/iam/reload").done();
    }
}
