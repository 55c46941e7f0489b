package dev.sluice.client.core;

import dev.sluice.wire.core.CoreCodecs;
import dev.sluice.wire.core.CoreProcess;
import dev.sluice.wire.core.CoreRules;
import dev.sluice.wire.core.Probe;
import dev.sluice.wire.core.ProcessCommand;
import dev.sluice.wire.core.ProcessConfig;
import dev.sluice.wire.core.ProcessReport;
import dev.sluice.wire.core.ProcessState;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The calls about processes, on one Core or, under the same names, on a cluster of newer Cores. */
public final class ProcessCalls {
    /** The processes of the Core that answers. */
    public static final ProcessCalls LOCAL = new ProcessCalls("/api/v3/process");

    /** The processes of the whole cluster; newer Cores only. */
    public static final ProcessCalls CLUSTER = new ProcessCalls("/api/v3/cluster/process");

    private final String base;

    private ProcessCalls(String base) {
        this.base = base;
    }

    private Call.Draft on(String method, String tail, String id, String... more) {
        String[] segments = new String[more.length + 1];
        segments[0] = CoreChecks.notBlank("id", id);
        System.arraycopy(more, 0, segments, 1, more.length);
        return Call.on(method, base + "/{}" + tail, segments);
    }

    public Call<List<CoreProcess>> list(ProcessQuery query) {
        return query.addTo(Call.on("GET", base)).returning(CoreCodecs.PROCESSES);
    }

    public Call<ProcessConfig> add(ProcessConfig config) {
        CoreRules.check(config);
        return Call.on("POST", base).json(CoreCodecs.PROCESS_CONFIG, config).returning(CoreCodecs.PROCESS_CONFIG);
    }

    /** A definition as JSON, sent as it is; the server judges it. */
    public Call<ProcessConfig> add(JsonNode config) {
        return Call.on("POST", base).json(CoreCodecs.JSON, config).returning(CoreCodecs.PROCESS_CONFIG);
    }

    public Call<CoreProcess> get(String id, ProcessPart... parts) {
        return on("GET", "", id).query("filter", ProcessPart.join(parts)).returning(CoreCodecs.PROCESS);
    }

    public Call<ProcessConfig> update(String id, ProcessConfig config) {
        CoreRules.check(config);
        return on("PUT", "", id).json(CoreCodecs.PROCESS_CONFIG, config).returning(CoreCodecs.PROCESS_CONFIG);
    }

    public Call<Done> delete(String id) {
        return on("DELETE", "", id).done();
    }

    public Call<Done> command(String id, ProcessCommand command) {
        return on("PUT", "/command", id)
                .json(CoreCodecs.STRING_MAP, Map.of("command", command.wireName()))
                .done();
    }

    public Call<ProcessConfig> config(String id) {
        return on("GET", "/config", id).returning(CoreCodecs.PROCESS_CONFIG);
    }

    public Call<ProcessState> state(String id) {
        return on("GET", "/state", id).returning(CoreCodecs.PROCESS_STATE);
    }

    /** {@code createdAt} and {@code exitedAt}: Unix time in seconds, null for no condition; not on Core 16.16. */
    public Call<ProcessReport> report(String id, @Nullable Long createdAt, @Nullable Long exitedAt) {
        return on("GET", "/report", id)
                .query("created_at", createdAt)
                .query("exited_at", exitedAt)
                .returning(CoreCodecs.PROCESS_REPORT);
    }

    public Call<Done> putReport(String id, ProcessReport report) {
        return on("PUT", "/report", id).json(CoreCodecs.PROCESS_REPORT, report).done();
    }

    public Call<Probe> probe(String id) {
        return on("GET", "/probe", id).returning(CoreCodecs.PROBE);
    }

    public Call<Probe> probe(ProcessConfig config) {
        return judge("/probe", config).returning(CoreCodecs.PROBE);
    }

    /** Answers the definition. Upstream's OpenAPI names a probe instead, which no Core sends. */
    public Call<ProcessConfig> validate(ProcessConfig config) {
        return judge("/validate", config).returning(CoreCodecs.PROCESS_CONFIG);
    }

    private Call.Draft judge(String tail, ProcessConfig config) {
        return Call.on("POST", base + tail).json(CoreCodecs.PROCESS_CONFIG, config);
    }

    public Call<JsonNode> metadata(String id) {
        return on("GET", "/metadata", id).returning(CoreCodecs.JSON);
    }

    public Call<JsonNode> metadata(String id, String key) {
        return on("GET", "/metadata/{}", id, CoreChecks.notBlank("key", key)).returning(CoreCodecs.JSON);
    }

    public Call<JsonNode> putMetadata(String id, String key, JsonNode value) {
        return on("PUT", "/metadata/{}", id, CoreChecks.notBlank("key", key))
                .json(CoreCodecs.JSON, value)
                .returning(CoreCodecs.JSON);
    }
}
