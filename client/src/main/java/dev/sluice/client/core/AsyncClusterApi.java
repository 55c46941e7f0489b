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
import java.util.concurrent.CompletableFuture;

/** Clusters. The calls up to {@code nodeProxy} are those of the static cluster of 2022 (experimental), the others those of the raft cluster of newer Cores. Each call gives a future at once. Safe for all threads. */
public final class AsyncClusterApi {
    private final Caller caller;

    AsyncClusterApi(Caller caller) {
        this.caller = caller;
    }

    /** The nodes that were added. */
    public CompletableFuture<List<ClusterNode>> staticNodes() {
        return caller.start(ClusterCalls.staticNodes());
    }

    /** Adds a node and answers its id. */
    public CompletableFuture<String> addNode(ClusterNodeAuth node) {
        return caller.start(ClusterCalls.addNode(node));
    }

    /** One node that was added. */
    public CompletableFuture<ClusterNode> staticNode(String id) {
        return caller.start(ClusterCalls.staticNode(id));
    }

    /** Replaces a node and answers its new id. If the new one cannot be reached, the old one is gone as well. */
    public CompletableFuture<String> updateNode(String id, ClusterNodeAuth node) {
        return caller.start(ClusterCalls.updateNode(id, node));
    }

    /** Removes a node. */
    public CompletableFuture<Void> deleteNode(String id) {
        return caller.perform(ClusterCalls.deleteNode(id));
    }

    /** What a node offers, by storage or protocol. */
    public CompletableFuture<Map<String, List<String>>> nodeProxy(String id) {
        return caller.start(ClusterCalls.nodeProxy(id));
    }

    /** The cluster with its nodes. */
    public CompletableFuture<ClusterAbout> about() {
        return caller.start(ClusterCalls.about());
    }

    /** Whether the cluster is healthy. */
    public CompletableFuture<Boolean> healthy() {
        return caller.start(ClusterCalls.healthy());
    }

    /** Its nodes. */
    public CompletableFuture<List<CoreNode>> nodes() {
        return caller.start(ClusterCalls.nodes());
    }

    /** One node. */
    public CompletableFuture<CoreNode> node(String id) {
        return caller.start(ClusterCalls.node(id));
    }

    /** The files that a node offers. */
    public CompletableFuture<ClusterNodeFiles> nodeFiles(String id) {
        return caller.start(ClusterCalls.nodeFiles(id));
    }

    /** The processes on a node. */
    public CompletableFuture<List<CoreProcess>> nodeProcesses(String id, ProcessQuery query) {
        return caller.start(ClusterCalls.nodeProcesses(id, query));
    }

    /** The build of a node. */
    public CompletableFuture<Version> nodeVersion(String id) {
        return caller.start(ClusterCalls.nodeVersion(id));
    }

    /** Whether a node takes part. */
    public CompletableFuture<NodeState> nodeState(String id) {
        return caller.start(ClusterCalls.nodeState(id));
    }

    /** Lets a node take part, pause or leave. */
    public CompletableFuture<Void> putNodeState(String id, NodeState state) {
        return caller.perform(ClusterCalls.putNodeState(id, state));
    }

    /** Files on all nodes. */
    public CompletableFuture<List<FileInfo>> files(String storage, FileQuery query) {
        return caller.start(ClusterCalls.files(storage, query));
    }

    /** What the cluster is about to change. */
    public CompletableFuture<ClusterDeployments> deployments() {
        return caller.start(ClusterCalls.deployments());
    }

    /** Its state into a file. Answers the number of bytes. */
    public CompletableFuture<Long> snapshot(Path target) {
        return caller.start(ClusterCalls.snapshot(target));
    }

    /** Lets a node leave. */
    public CompletableFuture<Void> leave(String nodeId) {
        return caller.perform(ClusterCalls.leave(nodeId));
    }

    /** Makes another node the leader. */
    public CompletableFuture<Void> transfer(String nodeId) {
        return caller.perform(ClusterCalls.transfer(nodeId));
    }

    /** Moves processes to nodes. */
    public CompletableFuture<Void> reallocate(Reallocation... reallocations) {
        return caller.perform(ClusterCalls.reallocate(reallocations));
    }

    /** The values in its store. */
    public CompletableFuture<Map<String, ClusterKeyValue>> keyValues() {
        return caller.start(ClusterCalls.keyValues());
    }

    /** The locks in its store. */
    public CompletableFuture<List<ClusterLock>> locks() {
        return caller.start(ClusterCalls.locks());
    }

    /** The nodes in its store. */
    public CompletableFuture<List<ClusterStoreNode>> storeNodes() {
        return caller.start(ClusterCalls.storeNodes());
    }

    /** The processes in its store. */
    public CompletableFuture<List<CoreProcess>> storeProcesses() {
        return caller.start(ClusterCalls.storeProcesses());
    }

    /** One process in its store. */
    public CompletableFuture<CoreProcess> storeProcess(String id) {
        return caller.start(ClusterCalls.storeProcess(id));
    }

    /** Which node runs which process. */
    public CompletableFuture<Map<String, String>> processMap() {
        return caller.start(ClusterCalls.processMap());
    }

    /** Which process is to move where. */
    public CompletableFuture<Map<String, String>> reallocationMap() {
        return caller.start(ClusterCalls.reallocationMap());
    }

    /** The accounts in its store. */
    public CompletableFuture<List<IamUser>> storeUsers() {
        return caller.start(ClusterCalls.storeUsers());
    }

    /** One account in its store. */
    public CompletableFuture<IamUser> storeUser(String name) {
        return caller.start(ClusterCalls.storeUser(name));
    }

    /** What the accounts in its store may do. */
    public CompletableFuture<List<IamPolicy>> storePolicies() {
        return caller.start(ClusterCalls.storePolicies());
    }

    /** What the accounts may do, as the Core that answers applies it. */
    public CompletableFuture<List<IamPolicy>> policies() {
        return caller.start(ClusterCalls.policies());
    }

    /** Makes the Core that answers read the accounts from the store again. */
    public CompletableFuture<Void> reloadIam() {
        return caller.perform(ClusterCalls.reloadIam());
    }

    /** Processes of the whole cluster. */
    public AsyncProcessApi processes() {
        return new AsyncProcessApi(caller, ProcessCalls.CLUSTER);
    }

    /** Files of one node. */
    public AsyncFilesystemApi nodeFilesystems(String nodeId) {
        return new AsyncFilesystemApi(caller, FileCalls.ofNode(nodeId));
    }

    /** Accounts of the whole cluster. */
    public AsyncIamApi iam() {
        return new AsyncIamApi(caller, IamCalls.CLUSTER);
    }
}
