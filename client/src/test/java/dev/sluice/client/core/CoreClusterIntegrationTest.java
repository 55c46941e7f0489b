package dev.sluice.client.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.testkit.Await;
import dev.sluice.wire.core.ClusterStoreNode;
import dev.sluice.wire.core.CoreNode;
import dev.sluice.wire.core.CoreProcess;
import dev.sluice.wire.core.ExecState;
import dev.sluice.wire.core.FileInfo;
import dev.sluice.wire.core.LogEvent;
import dev.sluice.wire.core.LogEventFilter;
import dev.sluice.wire.core.NodeState;
import dev.sluice.wire.core.ProcessConfig;
import dev.sluice.wire.core.ProcessEvent;
import dev.sluice.wire.core.ProcessEventFilter;
import dev.sluice.wire.core.ProcessId;
import dev.sluice.wire.core.ProcessLimits;
import dev.sluice.wire.core.Reallocation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The calls of a real Core that belongs to a raft cluster; skipped when it does not. A node is paused only with
 * {@code CORE_RELOAD=true}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class CoreClusterIntegrationTest {
    /** A cluster deploys every few seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String mark = RealCore.mark();
    private CoreClient core = CoreClient.builder("http://127.0.0.1:1").build();
    private String node = "";

    @BeforeAll
    void connect() {
        core.close();
        core = RealCore.connect();
        String about =
                RealCore.ifThere("cluster", () -> core.send(ClusterCalls.about().asText()));
        Assumptions.assumeTrue(about != null && about.startsWith("{"), "this server belongs to no raft cluster");
        node = Await.value(
                "a node is online",
                PATIENCE,
                () -> core.cluster().nodes().stream()
                        .filter(found -> "online".equals(found.status()))
                        .map(CoreNode::id)
                        .findFirst()
                        .orElse(null));
    }

    @AfterAll
    void removeWhatIsLeft() {
        if (!node.isEmpty()) {
            for (CoreProcess process : core.cluster().storeProcesses()) {
                if (process.id().startsWith(mark)) {
                    core.cluster().processes().delete(process.id());
                }
            }
        }
        core.close();
    }

    /** A cluster takes only definitions that say what they need. */
    private ProcessConfig definition(String id) {
        return RealCore.definition(id, mark)
                .limits(ProcessLimits.of(50, 200, 0))
                .build();
    }

    private void add(String id) {
        RealCore.call("cluster process add", () -> core.cluster().processes().add(definition(id)));
        Await.until(
                "the cluster deploys " + id,
                PATIENCE,
                () -> node.equals(core.cluster().processMap().get(id + "@")));
    }

    @Test
    void itTellsOfItselfAndItsNodes() {
        ClusterApi cluster = core.cluster();
        assertThat(RealCore.call("cluster about", cluster::about).nodes())
                .extracting(CoreNode::id)
                .contains(node);
        assertThat(RealCore.call("cluster healthy", cluster::healthy)).isTrue();
        assertThat(RealCore.call("cluster node", () -> cluster.node(node)).id()).isEqualTo(node);
        assertThat(RealCore.call("cluster node version", () -> cluster.nodeVersion(node))
                        .number())
                .isNotBlank();
        assertThat(RealCore.call("cluster node state", () -> cluster.nodeState(node)))
                .isEqualTo(NodeState.ONLINE);
        assertThat(RealCore.call("cluster node files", () -> cluster.nodeFiles(node))
                        .files())
                .isNotNull();
        assertThat(RealCore.call("cluster node processes", () -> cluster.nodeProcesses(node, ProcessQuery.ALL)))
                .isNotNull();
    }

    @Test
    void itShowsItsStore(@TempDir Path folder) {
        ClusterApi cluster = core.cluster();
        RealCore.call("cluster deployments", cluster::deployments);
        RealCore.call("cluster keys", cluster::keyValues);
        RealCore.call("cluster locks", cluster::locks);
        RealCore.call("cluster reallocations", cluster::reallocationMap);
        RealCore.call("cluster users", cluster::storeUsers);
        RealCore.call("cluster policies of the store", cluster::storePolicies);
        RealCore.call("cluster policies", cluster::policies);
        RealCore.perform("cluster reload of accounts", cluster::reloadIam);
        assertThat(RealCore.call("cluster snapshot", () -> cluster.snapshot(folder.resolve("state"))))
                .isPositive();
    }

    @Test
    void itPausesANodeWhenItMay() {
        if (!"true".equals(System.getenv("CORE_RELOAD"))) {
            return;
        }
        ClusterApi cluster = core.cluster();
        RealCore.perform("cluster node pause", () -> cluster.putNodeState(node, NodeState.MAINTENANCE));
        Await.until("the node rests", PATIENCE, () -> cluster.nodeState(node).equals(NodeState.MAINTENANCE));
        assertThat(RealCore.call("cluster nodes of the store", cluster::storeNodes))
                .extracting(ClusterStoreNode::id)
                .contains(node);
        RealCore.perform("cluster node resume", () -> cluster.putNodeState(node, NodeState.ONLINE));
        Await.until("the node is back", PATIENCE, () -> cluster.nodeState(node).equals(NodeState.ONLINE));
    }

    @Test
    void itRunsAProcess() {
        ClusterApi cluster = core.cluster();
        ProcessApi processes = cluster.processes();
        String id = mark + "-life";
        add(id);
        assertThat(RealCore.call("cluster process map", cluster::processMap)).containsEntry(id + "@", node);
        assertThat(RealCore.call("cluster process of the store", () -> cluster.storeProcess(id))
                        .id())
                .isEqualTo(id);
        assertThat(RealCore.call("cluster processes of the store", cluster::storeProcesses))
                .anyMatch(process -> process.id().equals(id));
        RealCore.perform("cluster process start", () -> processes.start(id));
        Await.until("it runs", PATIENCE, () -> processes.state(id).exec().equals(ExecState.RUNNING));
        assertThat(RealCore.call("cluster process get", () -> processes.get(id)).coreId())
                .isEqualTo(node);
        assertThat(RealCore.call("cluster process report", () -> processes.report(id))
                        .preludeLines())
                .isNotEmpty();
        assertThat(RealCore.call("cluster process config", () -> processes.config(id))
                        .reference())
                .isEqualTo(mark);
        JsonNode value = JsonNodeFactory.instance.objectNode().put("a", 1);
        RealCore.call("cluster process metadata put", () -> processes.putMetadata(id, "k", value));
        assertThat(RealCore.call("cluster process metadata", () -> processes.metadata(id, "k")))
                .isEqualTo(value);
        assertThat(RealCore.call("cluster process probe", () -> processes.probe(id))
                        .streams())
                .isNotEmpty();
        RealCore.perform(
                "cluster reallocate", () -> cluster.reallocate(new Reallocation(node, List.of(new ProcessId(id, "")))));
        RealCore.perform("cluster process stop", () -> processes.stop(id));
        RealCore.perform("cluster process delete", () -> processes.delete(id));
        Await.until(
                "it is gone",
                PATIENCE,
                () -> cluster.storeProcesses().stream()
                        .noneMatch(process -> process.id().equals(id)));
    }

    @Test
    void itKeepsFilesOnANode() {
        FilesystemApi files = core.cluster().nodeFilesystems(node);
        String name = "/" + mark + "/a b/ü+1.txt";
        byte[] data = {1, 2, 3};
        RealCore.call("cluster fs put", () -> files.put("mem", name, data));
        assertThat(RealCore.call("cluster fs exists", () -> files.exists("mem", name)))
                .isTrue();
        assertThat(RealCore.call("cluster fs get", () -> files.get("mem", name)))
                .isEqualTo(data);
        FileQuery mine = FileQuery.glob("/" + mark + "/**");
        assertThat(RealCore.call("cluster fs files", () -> files.files("mem", mine)))
                .extracting(FileInfo::name)
                .containsExactly(name);
        Await.until(
                "the cluster knows the file",
                PATIENCE,
                () -> core.cluster().files("mem", mine).stream()
                        .anyMatch(file -> file.name().equals(name)));
        assertThat(RealCore.call("cluster files", () -> core.cluster().files("mem", mine)))
                .extracting(FileInfo::coreId)
                .containsExactly(node);
        RealCore.perform("cluster fs delete", () -> files.delete("mem", name));
        assertThat(files.exists("mem", name)).isFalse();
    }

    @Test
    void itKeepsAccounts() {
        AccountLife.of(core.cluster().iam(), mark);
    }

    @Test
    void itTellsWhatItsNodesLog() {
        EventCollector<LogEvent> log = new EventCollector<>(Long.MAX_VALUE);
        String id = mark + "-logged";
        LogEventFilter about = new LogEventFilter("Process", null, null, null, null, Map.of("id", "^" + id + "$"));
        core.events().clusterLog(about, RealStream.PINGS).subscribe(log);
        RealStream.awaitOpen("cluster events log", log, core);
        add(id);
        LogEvent created = RealStream.await("cluster events log", log, event -> "Created".equals(event.message()));
        log.subscription().cancel();
        core.cluster().processes().delete(id);
        assertThat(created.data()).containsEntry("id", id);
        assertThat(created.coreId()).isEqualTo(node);
    }

    @Test
    void itTellsWhatItsProcessesDo() {
        String id = mark + "-told";
        add(id);
        EventCollector<ProcessEvent> told = new EventCollector<>(Long.MAX_VALUE);
        core.events()
                .clusterProcesses(new ProcessEventFilter("^" + id + "$", null, null, null))
                .subscribe(told);
        core.cluster().processes().start(id);
        ProcessEvent progress = RealStream.await("cluster events process", told, event -> event.progress() != null);
        told.subscription().cancel();
        core.cluster().processes().delete(id);
        assertThat(progress.pid()).isEqualTo(id);
        assertThat(progress.coreId()).isEqualTo(node);
        assertThat(List.copyOf(told.events())).extracting(ProcessEvent::type).isSubsetOf("line", "progress");
    }
}
