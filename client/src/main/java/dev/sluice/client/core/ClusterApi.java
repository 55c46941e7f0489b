package dev.sluice.client.core;

import dev.sluice.wire.core.ClusterAbout;
import dev.sluice.wire.core.ClusterDeployments;
import dev.sluice.wire.core.ClusterKeyValue;
import dev.sluice.wire.core.ClusterLock;
import dev.sluice.wire.core.ClusterNode;
import dev.sluice.wire.core.ClusterNodeAuth;
import dev.sluice.wire.core.ClusterNodeFiles;
import dev.sluice.wire.core.ClusterStoreNode;
import dev.sluice.wire.core.CoreNode;
import dev.sluice.wire.core.CoreProcess;
import dev.sluice.wire.core.FileInfo;
import dev.sluice.wire.core.IamPolicy;
import dev.sluice.wire.core.IamUser;
import dev.sluice.wire.core.NodeState;
import dev.sluice.wire.core.Reallocation;
import dev.sluice.wire.core.Version;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Clusters. The calls up to {@code nodeProxy} are those of the static cluster of 2022 (experimental), the others those of the raft cluster of newer Cores. Each call waits for its answer. Safe for all threads. */
public final class ClusterApi {
    private final Caller caller;

    ClusterApi(Caller caller) {
        this.caller = caller;
    }

    /** The nodes that were added. */
    public List<ClusterNode> staticNodes() {
        return caller.run(ClusterCalls.staticNodes());
    }

    /** Adds a node and answers its id. */
    public String addNode(ClusterNodeAuth node) {
        return caller.run(ClusterCalls.addNode(node));
    }

    /** One node that was added. */
    public ClusterNode staticNode(String id) {
        return caller.run(ClusterCalls.staticNode(id));
    }

    /** Replaces a node and answers its new id. If the new one cannot be reached, the old one is gone as well. */
    public String updateNode(String id, ClusterNodeAuth node) {
        return caller.run(ClusterCalls.updateNode(id, node));
    }

    /** Removes a node. */
    public void deleteNode(String id) {
        caller.run(ClusterCalls.deleteNode(id));
    }

    /** What a node offers, by storage or protocol. */
    public Map<String, List<String>> nodeProxy(String id) {
        return caller.run(ClusterCalls.nodeProxy(id));
    }

    /** The cluster with its nodes. */
    public ClusterAbout about() {
        return caller.run(ClusterCalls.about());
    }

    /** Whether the cluster is healthy. */
    public boolean healthy() {
        return caller.run(ClusterCalls.healthy());
    }

    /** Its nodes. */
    public List<CoreNode> nodes() {
        return caller.run(ClusterCalls.nodes());
    }

    /** One node. */
    public CoreNode node(String id) {
        return caller.run(ClusterCalls.node(id));
    }

    /** The files that a node offers. */
    public ClusterNodeFiles nodeFiles(String id) {
        return caller.run(ClusterCalls.nodeFiles(id));
    }

    /** The processes on a node. */
    public List<CoreProcess> nodeProcesses(String id, ProcessQuery query) {
        return caller.run(ClusterCalls.nodeProcesses(id, query));
    }

    /** The build of a node. */
    public Version nodeVersion(String id) {
        return caller.run(ClusterCalls.nodeVersion(id));
    }

    /** Whether a node takes part. */
    public NodeState nodeState(String id) {
        return caller.run(ClusterCalls.nodeState(id));
    }

    /** Lets a node take part, pause or leave. */
    public void putNodeState(String id, NodeState state) {
        caller.run(ClusterCalls.putNodeState(id, state));
    }

    /** Files on all nodes. */
    public List<FileInfo> files(String storage, FileQuery query) {
        return caller.run(ClusterCalls.files(storage, query));
    }

    /** What the cluster is about to change. */
    public ClusterDeployments deployments() {
        return caller.run(ClusterCalls.deployments());
    }

    /** Its state into a file. Answers the number of bytes. */
    public long snapshot(Path target) {
        return caller.run(ClusterCalls.snapshot(target));
    }

    /** Lets a node leave. */
    public void leave(String nodeId) {
        caller.run(ClusterCalls.leave(nodeId));
    }

    /** Makes another node the leader. */
    public void transfer(String nodeId) {
        caller.run(ClusterCalls.transfer(nodeId));
    }

    /** Moves processes to nodes. */
    public void reallocate(Reallocation... reallocations) {
        caller.run(ClusterCalls.reallocate(reallocations));
    }

    /** The values in its store. */
    public Map<String, ClusterKeyValue> keyValues() {
        return caller.run(ClusterCalls.keyValues());
    }

    /** The locks in its store. */
    public List<ClusterLock> locks() {
        return caller.run(ClusterCalls.locks());
    }

    /** The nodes in its store. */
    public List<ClusterStoreNode> storeNodes() {
        return caller.run(ClusterCalls.storeNodes());
    }

    /** The processes in its store. */
    public List<CoreProcess> storeProcesses() {
        return caller.run(ClusterCalls.storeProcesses());
    }

    /** One process in its store. */
    public CoreProcess storeProcess(String id) {
        return caller.run(ClusterCalls.storeProcess(id));
    }

    /** Which node runs which process. */
    public Map<String, String> processMap() {
        return caller.run(ClusterCalls.processMap());
    }

    /** Which process is to move where. */
    public Map<String, String> reallocationMap() {
        return caller.run(ClusterCalls.reallocationMap());
    }

    /** The accounts in its store. */
    public List<IamUser> storeUsers() {
        return caller.run(ClusterCalls.storeUsers());
    }

    /** One account in its store. */
    public IamUser storeUser(String name) {
        return caller.run(ClusterCalls.storeUser(name));
    }

    /** What the accounts in its store may do. */
    public List<IamPolicy> storePolicies() {
        return caller.run(ClusterCalls.storePolicies());
    }

    /** What the accounts may do, as the Core that answers applies it. */
    public List<IamPolicy> policies() {
        return caller.run(ClusterCalls.policies());
    }

    /** Makes the Core that answers read the accounts from the store again. */
    public void reloadIam() {
        caller.run(ClusterCalls.reloadIam());
    }

    /** Processes of the whole cluster. */
    public ProcessApi processes() {
        return new ProcessApi(caller, ProcessCalls.CLUSTER);
    }

    /** Files of one node. */
    public FilesystemApi nodeFilesystems(String nodeId) {
        return new FilesystemApi(caller, FileCalls.ofNode(nodeId));
    }

    /** Accounts of the whole cluster. */
    public IamApi iam() {
        return new IamApi(caller, IamCalls.CLUSTER);
    }
}
