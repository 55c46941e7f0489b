package dev.sluice.wire.core;

import java.util.List;
import java.util.Map;

/**
 * One setting of a Core with its type. The name is the dotted one of the configuration tree, which a refusal
 * ({@link ConfigErrors}) and {@link ConfigAnswer#overrides} use too.
 *
 * @param path the place in the tree, for example {@code srt.log.topics}
 */
// The type parameter is the type of the value that ConfigChange.Builder.set takes with this setting.
@SuppressWarnings("UnusedTypeParameter")
public record ConfigSetting<T>(String path) {
    public static final ConfigSetting<String> ID = new ConfigSetting<>("id");
    public static final ConfigSetting<String> NAME = new ConfigSetting<>("name");
    public static final ConfigSetting<String> ADDRESS = new ConfigSetting<>("address");
    public static final ConfigSetting<Boolean> UPDATE_CHECK = new ConfigSetting<>("update_check");
    public static final ConfigSetting<String> LOG_LEVEL = new ConfigSetting<>("log.level");
    public static final ConfigSetting<List<String>> LOG_TOPICS = new ConfigSetting<>("log.topics");
    public static final ConfigSetting<Integer> LOG_MAX_LINES = new ConfigSetting<>("log.max_lines");
    public static final ConfigSetting<String> DB_DIR = new ConfigSetting<>("db.dir");
    public static final ConfigSetting<List<String>> HOST_NAME = new ConfigSetting<>("host.name");
    public static final ConfigSetting<Boolean> HOST_AUTO = new ConfigSetting<>("host.auto");

    public static final ConfigSetting<Boolean> API_READ_ONLY = new ConfigSetting<>("api.read_only");
    public static final ConfigSetting<List<String>> API_ACCESS_HTTP_ALLOW =
            new ConfigSetting<>("api.access.http.allow");
    public static final ConfigSetting<List<String>> API_ACCESS_HTTP_BLOCK =
            new ConfigSetting<>("api.access.http.block");
    public static final ConfigSetting<List<String>> API_ACCESS_HTTPS_ALLOW =
            new ConfigSetting<>("api.access.https.allow");
    public static final ConfigSetting<List<String>> API_ACCESS_HTTPS_BLOCK =
            new ConfigSetting<>("api.access.https.block");

    public static final ConfigSetting<Boolean> API_AUTH_ENABLE = new ConfigSetting<>("api.auth.enable");
    public static final ConfigSetting<Boolean> API_AUTH_DISABLE_LOCALHOST =
            new ConfigSetting<>("api.auth.disable_localhost");
    public static final ConfigSetting<String> API_AUTH_USERNAME = new ConfigSetting<>("api.auth.username");
    public static final ConfigSetting<String> API_AUTH_PASSWORD = new ConfigSetting<>("api.auth.password");
    public static final ConfigSetting<String> API_AUTH_JWT_SECRET = new ConfigSetting<>("api.auth.jwt.secret");
    public static final ConfigSetting<Boolean> API_AUTH_AUTH0_ENABLE = new ConfigSetting<>("api.auth.auth0.enable");
    public static final ConfigSetting<List<Auth0Tenant>> API_AUTH_AUTH0_TENANTS =
            new ConfigSetting<>("api.auth.auth0.tenants");

    public static final ConfigSetting<String> TLS_ADDRESS = new ConfigSetting<>("tls.address");
    public static final ConfigSetting<Boolean> TLS_ENABLE = new ConfigSetting<>("tls.enable");
    public static final ConfigSetting<Boolean> TLS_AUTO = new ConfigSetting<>("tls.auto");
    public static final ConfigSetting<String> TLS_EMAIL = new ConfigSetting<>("tls.email");
    public static final ConfigSetting<String> TLS_CERT_FILE = new ConfigSetting<>("tls.cert_file");
    public static final ConfigSetting<String> TLS_KEY_FILE = new ConfigSetting<>("tls.key_file");

    public static final ConfigSetting<String> STORAGE_MIMETYPES_FILE = new ConfigSetting<>("storage.mimetypes_file");
    public static final ConfigSetting<String> STORAGE_DISK_DIR = new ConfigSetting<>("storage.disk.dir");
    public static final ConfigSetting<Long> STORAGE_DISK_MAX_SIZE_MBYTES =
            new ConfigSetting<>("storage.disk.max_size_mbytes");
    public static final ConfigSetting<Boolean> STORAGE_DISK_CACHE_ENABLE =
            new ConfigSetting<>("storage.disk.cache.enable");
    public static final ConfigSetting<Long> STORAGE_DISK_CACHE_MAX_SIZE_MBYTES =
            new ConfigSetting<>("storage.disk.cache.max_size_mbytes");
    public static final ConfigSetting<Long> STORAGE_DISK_CACHE_TTL_SECONDS =
            new ConfigSetting<>("storage.disk.cache.ttl_seconds");
    public static final ConfigSetting<Long> STORAGE_DISK_CACHE_MAX_FILE_SIZE_MBYTES =
            new ConfigSetting<>("storage.disk.cache.max_file_size_mbytes");
    public static final ConfigSetting<List<String>> STORAGE_DISK_CACHE_TYPES_ALLOW =
            new ConfigSetting<>("storage.disk.cache.types.allow");
    public static final ConfigSetting<List<String>> STORAGE_DISK_CACHE_TYPES_BLOCK =
            new ConfigSetting<>("storage.disk.cache.types.block");

    public static final ConfigSetting<Boolean> STORAGE_MEMORY_AUTH_ENABLE =
            new ConfigSetting<>("storage.memory.auth.enable");
    public static final ConfigSetting<String> STORAGE_MEMORY_AUTH_USERNAME =
            new ConfigSetting<>("storage.memory.auth.username");
    public static final ConfigSetting<String> STORAGE_MEMORY_AUTH_PASSWORD =
            new ConfigSetting<>("storage.memory.auth.password");
    public static final ConfigSetting<Long> STORAGE_MEMORY_MAX_SIZE_MBYTES =
            new ConfigSetting<>("storage.memory.max_size_mbytes");
    public static final ConfigSetting<Boolean> STORAGE_MEMORY_PURGE = new ConfigSetting<>("storage.memory.purge");
    public static final ConfigSetting<List<S3Storage>> STORAGE_S3 = new ConfigSetting<>("storage.s3");
    public static final ConfigSetting<List<String>> STORAGE_CORS_ORIGINS = new ConfigSetting<>("storage.cors.origins");

    public static final ConfigSetting<Boolean> RTMP_ENABLE = new ConfigSetting<>("rtmp.enable");
    public static final ConfigSetting<Boolean> RTMP_ENABLE_TLS = new ConfigSetting<>("rtmp.enable_tls");
    public static final ConfigSetting<String> RTMP_ADDRESS = new ConfigSetting<>("rtmp.address");
    public static final ConfigSetting<String> RTMP_ADDRESS_TLS = new ConfigSetting<>("rtmp.address_tls");
    public static final ConfigSetting<String> RTMP_APP = new ConfigSetting<>("rtmp.app");
    public static final ConfigSetting<String> RTMP_TOKEN = new ConfigSetting<>("rtmp.token");

    public static final ConfigSetting<Boolean> SRT_ENABLE = new ConfigSetting<>("srt.enable");
    public static final ConfigSetting<String> SRT_ADDRESS = new ConfigSetting<>("srt.address");
    public static final ConfigSetting<String> SRT_PASSPHRASE = new ConfigSetting<>("srt.passphrase");
    public static final ConfigSetting<String> SRT_TOKEN = new ConfigSetting<>("srt.token");
    public static final ConfigSetting<Boolean> SRT_LOG_ENABLE = new ConfigSetting<>("srt.log.enable");
    public static final ConfigSetting<List<String>> SRT_LOG_TOPICS = new ConfigSetting<>("srt.log.topics");

    public static final ConfigSetting<String> FFMPEG_BINARY = new ConfigSetting<>("ffmpeg.binary");
    public static final ConfigSetting<Long> FFMPEG_MAX_PROCESSES = new ConfigSetting<>("ffmpeg.max_processes");
    public static final ConfigSetting<List<String>> FFMPEG_ACCESS_INPUT_ALLOW =
            new ConfigSetting<>("ffmpeg.access.input.allow");
    public static final ConfigSetting<List<String>> FFMPEG_ACCESS_INPUT_BLOCK =
            new ConfigSetting<>("ffmpeg.access.input.block");
    public static final ConfigSetting<List<String>> FFMPEG_ACCESS_OUTPUT_ALLOW =
            new ConfigSetting<>("ffmpeg.access.output.allow");
    public static final ConfigSetting<List<String>> FFMPEG_ACCESS_OUTPUT_BLOCK =
            new ConfigSetting<>("ffmpeg.access.output.block");
    public static final ConfigSetting<Integer> FFMPEG_LOG_MAX_LINES = new ConfigSetting<>("ffmpeg.log.max_lines");
    public static final ConfigSetting<Integer> FFMPEG_LOG_MAX_HISTORY = new ConfigSetting<>("ffmpeg.log.max_history");
    public static final ConfigSetting<Integer> FFMPEG_LOG_MAX_MINIMAL_HISTORY =
            new ConfigSetting<>("ffmpeg.log.max_minimal_history");

    public static final ConfigSetting<Boolean> PLAYOUT_ENABLE = new ConfigSetting<>("playout.enable");
    public static final ConfigSetting<Integer> PLAYOUT_MIN_PORT = new ConfigSetting<>("playout.min_port");
    public static final ConfigSetting<Integer> PLAYOUT_MAX_PORT = new ConfigSetting<>("playout.max_port");
    public static final ConfigSetting<Boolean> DEBUG_PROFILING = new ConfigSetting<>("debug.profiling");
    public static final ConfigSetting<Integer> DEBUG_FORCE_GC = new ConfigSetting<>("debug.force_gc");
    public static final ConfigSetting<Long> DEBUG_MEMORY_LIMIT_MBYTES =
            new ConfigSetting<>("debug.memory_limit_mbytes");

    public static final ConfigSetting<Boolean> METRICS_ENABLE = new ConfigSetting<>("metrics.enable");
    public static final ConfigSetting<Boolean> METRICS_ENABLE_PROMETHEUS =
            new ConfigSetting<>("metrics.enable_prometheus");
    public static final ConfigSetting<Long> METRICS_RANGE_SEC = new ConfigSetting<>("metrics.range_sec");
    public static final ConfigSetting<Long> METRICS_INTERVAL_SEC = new ConfigSetting<>("metrics.interval_sec");

    public static final ConfigSetting<Boolean> SESSIONS_ENABLE = new ConfigSetting<>("sessions.enable");
    public static final ConfigSetting<List<String>> SESSIONS_IP_IGNORELIST =
            new ConfigSetting<>("sessions.ip_ignorelist");
    public static final ConfigSetting<Integer> SESSIONS_SESSION_TIMEOUT_SEC =
            new ConfigSetting<>("sessions.session_timeout_sec");
    public static final ConfigSetting<Boolean> SESSIONS_PERSIST = new ConfigSetting<>("sessions.persist");
    public static final ConfigSetting<Integer> SESSIONS_PERSIST_INTERVAL_SEC =
            new ConfigSetting<>("sessions.persist_interval_sec");
    public static final ConfigSetting<Long> SESSIONS_MAX_BITRATE_MBIT =
            new ConfigSetting<>("sessions.max_bitrate_mbit");
    public static final ConfigSetting<Long> SESSIONS_MAX_SESSIONS = new ConfigSetting<>("sessions.max_sessions");

    public static final ConfigSetting<Boolean> SERVICE_ENABLE = new ConfigSetting<>("service.enable");
    public static final ConfigSetting<String> SERVICE_TOKEN = new ConfigSetting<>("service.token");
    public static final ConfigSetting<String> SERVICE_URL = new ConfigSetting<>("service.url");
    public static final ConfigSetting<List<String>> ROUTER_BLOCKED_PREFIXES =
            new ConfigSetting<>("router.blocked_prefixes");
    public static final ConfigSetting<Map<String, String>> ROUTER_ROUTES = new ConfigSetting<>("router.routes");
    public static final ConfigSetting<String> ROUTER_UI_PATH = new ConfigSetting<>("router.ui_path");

    /** A setting that this class does not know, for newer Cores. */
    public static <T> ConfigSetting<T> named(String path) {
        return new ConfigSetting<>(CoreRules.notBlank("path", path));
    }
}
