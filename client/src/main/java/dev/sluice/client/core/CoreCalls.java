package dev.sluice.client.core;

import dev.sluice.wire.core.About;
import dev.sluice.wire.core.ConfigAnswer;
import dev.sluice.wire.core.ConfigChange;
import dev.sluice.wire.core.CoreCodecs;
import dev.sluice.wire.core.CoreConfig;
import dev.sluice.wire.core.CoreRules;
import dev.sluice.wire.core.GraphAnswer;
import dev.sluice.wire.core.InvalidRequestException;
import dev.sluice.wire.core.MetricDescription;
import dev.sluice.wire.core.MetricsQuery;
import dev.sluice.wire.core.MetricsResponse;
import dev.sluice.wire.core.ReportSearchResult;
import dev.sluice.wire.core.RtmpChannel;
import dev.sluice.wire.core.Session;
import dev.sluice.wire.core.SessionSummary;
import dev.sluice.wire.core.SessionTokenRequest;
import dev.sluice.wire.core.Skills;
import dev.sluice.wire.core.SrtChannels;
import dev.sluice.wire.core.WidgetProcess;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The calls about the Core itself: who it is, its settings, what it logs, measures and serves. */
public final class CoreCalls {
    private CoreCalls() {}

    public static Call<String> ping() {
        return Call.on("GET", "/ping")
                .open()
                .accept("*/*")
                .whole((status, bytes) -> Call.text(bytes).strip());
    }

    public static Call<About> about() {
        return Call.on("GET", "/api").returning(CoreCodecs.ABOUT);
    }

    public static Call<ConfigAnswer> config() {
        return Call.on("GET", "/api/v3/config").returning(CoreCodecs.CONFIG_ANSWER);
    }

    public static Call<Done> putConfig(CoreConfig config) {
        Integer version = config.version();
        if (version == null || version != ConfigChange.LAYOUT_VERSION) {
            throw new InvalidRequestException("version", "must be " + ConfigChange.LAYOUT_VERSION + ", is " + version);
        }
        return Call.on("PUT", "/api/v3/config").json(CoreCodecs.CONFIG, config).done();
    }

    public static Call<Done> putConfig(ConfigChange change) {
        return Call.on("PUT", "/api/v3/config")
                .json(CoreCodecs.JSON, change.toJson())
                .done();
    }

    public static Call<Done> reloadConfig() {
        return Call.on("GET", "/api/v3/config/reload").once().done();
    }

    public static Call<List<String>> log() {
        return Call.on("GET", "/api/v3/log").query("format", "console").returning(CoreCodecs.STRINGS);
    }

    public static Call<List<JsonNode>> rawLog() {
        return Call.on("GET", "/api/v3/log").query("format", "raw").returning(CoreCodecs.JSON_LIST);
    }

    public static Call<JsonNode> metadata() {
        return Call.on("GET", "/api/v3/metadata").returning(CoreCodecs.JSON);
    }

    public static Call<JsonNode> metadata(String key) {
        return Call.on("GET", "/api/v3/metadata/{}", CoreChecks.notBlank("key", key))
                .returning(CoreCodecs.JSON);
    }

    public static Call<JsonNode> putMetadata(String key, JsonNode value) {
        return Call.on("PUT", "/api/v3/metadata/{}", CoreChecks.notBlank("key", key))
                .json(CoreCodecs.JSON, value)
                .returning(CoreCodecs.JSON);
    }

    public static Call<List<MetricDescription>> metrics() {
        return Call.on("GET", "/api/v3/metrics").returning(CoreCodecs.METRIC_DESCRIPTIONS);
    }

    public static Call<MetricsResponse> metrics(MetricsQuery query) {
        CoreRules.check(query);
        return Call.on("POST", "/api/v3/metrics")
                .json(CoreCodecs.METRICS_QUERY, query)
                .returning(CoreCodecs.METRICS_RESPONSE);
    }

    public static Call<List<ReportSearchResult>> searchReports(ReportQuery query) {
        return query.addTo(Call.on("GET", "/api/v3/report/process")).returning(CoreCodecs.REPORT_SEARCH);
    }

    public static Call<List<RtmpChannel>> rtmp() {
        return Call.on("GET", "/api/v3/rtmp").returning(CoreCodecs.RTMP_CHANNELS);
    }

    public static Call<SrtChannels> srt() {
        return Call.on("GET", "/api/v3/srt").returning(CoreCodecs.SRT_CHANNELS);
    }

    public static Call<Map<String, SessionSummary>> sessions(String... collectors) {
        return Call.on("GET", "/api/v3/session")
                .query("collectors", named(collectors))
                .returning(CoreCodecs.SESSIONS);
    }

    public static Call<Map<String, List<Session>>> activeSessions(String... collectors) {
        return Call.on("GET", "/api/v3/session/active")
                .query("collectors", named(collectors))
                .returning(CoreCodecs.ACTIVE_SESSIONS);
    }

    private static String named(String... collectors) {
        if (collectors.length == 0) {
            throw new InvalidRequestException("collectors", "needs at least one name, such as hls or rtmp");
        }
        for (String collector : collectors) {
            if (CoreChecks.notBlank("collectors", collector).contains(",")) {
                throw new InvalidRequestException("collectors", "one name each, not '" + collector + "'");
            }
        }
        return String.join(",", collectors);
    }

    public static Call<List<SessionTokenRequest>> sessionTokens(String username, List<SessionTokenRequest> requests) {
        return Call.on("PUT", "/api/v3/session/token/{}", CoreChecks.notBlank("username", username))
                .json(CoreCodecs.SESSION_TOKENS, requests)
                .returning(CoreCodecs.SESSION_TOKENS);
    }

    public static Call<Skills> skills() {
        return Call.on("GET", "/api/v3/skills").returning(CoreCodecs.SKILLS);
    }

    public static Call<Skills> reloadSkills() {
        return Call.on("GET", "/api/v3/skills/reload").returning(CoreCodecs.SKILLS);
    }

    /** Open to all on a Core 16.16; one with accounts lets in whoever may, so the token goes along. */
    public static Call<WidgetProcess> widget(String id) {
        return Call.on("GET", "/api/v3/widget/process/{}", CoreChecks.notBlank("id", id))
                .returning(CoreCodecs.WIDGET);
    }

    public static Call<GraphAnswer> graph(JsonNode query) {
        return Call.on("POST", "/api/graph/query").json(CoreCodecs.JSON, query).returning(CoreCodecs.GRAPH_ANSWER);
    }
}
