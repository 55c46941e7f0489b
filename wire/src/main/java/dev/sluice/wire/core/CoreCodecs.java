package dev.sluice.wire.core;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The codecs of every answer and request of the Core dialect. */
public final class CoreCodecs {
    public static final CoreCodec<JsonNode> JSON = CoreCodec.of(JsonNode.class);
    public static final CoreCodec<List<JsonNode>> JSON_LIST = JSON.list();
    public static final CoreCodec<Map<String, JsonNode>> JSON_MAP = JSON.map();
    public static final CoreCodec<String> STRING = CoreCodec.of(String.class);
    public static final CoreCodec<List<String>> STRINGS = STRING.list();
    public static final CoreCodec<Map<String, String>> STRING_MAP = STRING.map();
    public static final CoreCodec<Map<String, List<String>>> STRINGS_MAP = STRINGS.map();
    public static final CoreCodec<Boolean> BOOLEAN = CoreCodec.of(Boolean.class);

    public static final CoreCodec<About> ABOUT = CoreCodec.of(About.class);
    public static final CoreCodec<Version> VERSION = CoreCodec.of(Version.class);
    public static final CoreCodec<Login> LOGIN = CoreCodec.of(Login.class);
    public static final CoreCodec<TokenPair> TOKEN_PAIR = CoreCodec.of(TokenPair.class);
    public static final CoreCodec<ErrorBody> ERROR = CoreCodec.of(ErrorBody.class);
    public static final CoreCodec<ConfigErrors> CONFIG_ERRORS = CoreCodec.of(ConfigErrors.class);
    public static final CoreCodec<ConfigAnswer> CONFIG_ANSWER = CoreCodec.of(ConfigAnswer.class);
    public static final CoreCodec<CoreConfig> CONFIG = CoreCodec.of(CoreConfig.class);

    public static final CoreCodec<List<FilesystemInfo>> FILESYSTEMS =
            CoreCodec.of(FilesystemInfo.class).list();
    public static final CoreCodec<List<FileInfo>> FILES =
            CoreCodec.of(FileInfo.class).list();
    public static final CoreCodec<FileOperation> FILE_OPERATION = CoreCodec.of(FileOperation.class);

    public static final CoreCodec<List<MetricDescription>> METRIC_DESCRIPTIONS =
            CoreCodec.of(MetricDescription.class).list();
    public static final CoreCodec<MetricsQuery> METRICS_QUERY = CoreCodec.of(MetricsQuery.class);
    public static final CoreCodec<MetricsResponse> METRICS_RESPONSE = CoreCodec.of(MetricsResponse.class);

    public static final CoreCodec<CoreProcess> PROCESS = CoreCodec.of(CoreProcess.class);
    public static final CoreCodec<List<CoreProcess>> PROCESSES = PROCESS.list();
    public static final CoreCodec<ProcessConfig> PROCESS_CONFIG = CoreCodec.of(ProcessConfig.class);
    public static final CoreCodec<ProcessState> PROCESS_STATE = CoreCodec.of(ProcessState.class);
    public static final CoreCodec<ProcessReport> PROCESS_REPORT = CoreCodec.of(ProcessReport.class);
    public static final CoreCodec<List<ReportSearchResult>> REPORT_SEARCH =
            CoreCodec.of(ReportSearchResult.class).list();
    public static final CoreCodec<Probe> PROBE = CoreCodec.of(Probe.class);
    public static final CoreCodec<PlayoutStatus> PLAYOUT_STATUS = CoreCodec.of(PlayoutStatus.class);

    public static final CoreCodec<List<RtmpChannel>> RTMP_CHANNELS =
            CoreCodec.of(RtmpChannel.class).list();
    public static final CoreCodec<SrtChannels> SRT_CHANNELS = CoreCodec.of(SrtChannels.class);
    public static final CoreCodec<Map<String, SessionSummary>> SESSIONS =
            CoreCodec.of(SessionSummary.class).map();
    public static final CoreCodec<Map<String, List<Session>>> ACTIVE_SESSIONS =
            CoreCodec.of(Session.class).list().map();
    public static final CoreCodec<List<SessionTokenRequest>> SESSION_TOKENS =
            CoreCodec.of(SessionTokenRequest.class).list();
    public static final CoreCodec<Skills> SKILLS = CoreCodec.of(Skills.class);
    public static final CoreCodec<WidgetProcess> WIDGET = CoreCodec.of(WidgetProcess.class);
    public static final CoreCodec<GraphAnswer> GRAPH_ANSWER = CoreCodec.of(GraphAnswer.class);

    public static final CoreCodec<LogEvent> LOG_EVENT = CoreCodec.of(LogEvent.class);
    public static final CoreCodec<List<LogEventFilter>> LOG_EVENT_FILTERS =
            CoreCodec.of(LogEventFilter.class).list();
    public static final CoreCodec<MediaEvent> MEDIA_EVENT = CoreCodec.of(MediaEvent.class);
    public static final CoreCodec<ProcessEvent> PROCESS_EVENT = CoreCodec.of(ProcessEvent.class);
    public static final CoreCodec<List<ProcessEventFilter>> PROCESS_EVENT_FILTERS =
            CoreCodec.of(ProcessEventFilter.class).list();

    public static final CoreCodec<ClusterNode> CLUSTER_NODE = CoreCodec.of(ClusterNode.class);
    public static final CoreCodec<List<ClusterNode>> CLUSTER_NODES = CLUSTER_NODE.list();
    public static final CoreCodec<ClusterNodeAuth> CLUSTER_NODE_AUTH = CoreCodec.of(ClusterNodeAuth.class);
    public static final CoreCodec<ClusterAbout> CLUSTER_ABOUT = CoreCodec.of(ClusterAbout.class);
    public static final CoreCodec<CoreNode> CORE_NODE = CoreCodec.of(CoreNode.class);
    public static final CoreCodec<List<CoreNode>> CORE_NODES = CORE_NODE.list();
    public static final CoreCodec<ClusterNodeFiles> CLUSTER_NODE_FILES = CoreCodec.of(ClusterNodeFiles.class);
    public static final CoreCodec<ClusterDeployments> CLUSTER_DEPLOYMENTS = CoreCodec.of(ClusterDeployments.class);
    public static final CoreCodec<List<ClusterLock>> CLUSTER_LOCKS =
            CoreCodec.of(ClusterLock.class).list();
    public static final CoreCodec<Map<String, ClusterKeyValue>> CLUSTER_KEY_VALUES =
            CoreCodec.of(ClusterKeyValue.class).map();
    public static final CoreCodec<List<ClusterStoreNode>> CLUSTER_STORE_NODES =
            CoreCodec.of(ClusterStoreNode.class).list();
    public static final CoreCodec<List<Reallocation>> REALLOCATIONS =
            CoreCodec.of(Reallocation.class).list();

    public static final CoreCodec<IamUser> IAM_USER = CoreCodec.of(IamUser.class);
    public static final CoreCodec<List<IamUser>> IAM_USERS = IAM_USER.list();
    public static final CoreCodec<List<IamPolicy>> IAM_POLICIES =
            CoreCodec.of(IamPolicy.class).list();

    private CoreCodecs() {}
}
