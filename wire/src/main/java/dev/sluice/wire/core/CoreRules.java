package dev.sluice.wire.core;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the contract forbids in a request, checked before it is sent. Rules that only the server can know (taken ids,
 * addresses outside of its folder) stay with the server.
 */
public final class CoreRules {
    private CoreRules() {}

    /**
     * A text that must not be blank: an id, a storage, a key.
     *
     * @return the value
     */
    public static String notBlank(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new InvalidRequestException(field, "must not be blank");
        }
        return value;
    }

    public static void check(ProcessConfig config) {
        notBlank("id", config.id());
        if (config.type() != null && !config.type().isEmpty() && !config.type().equals("ffmpeg")) {
            throw new InvalidRequestException("type", "must be 'ffmpeg', not '" + config.type() + "'");
        }
        checkAll("input", config.input());
        checkAll("output", config.output());
        notNegative("reconnect_delay_seconds", config.reconnectDelaySeconds());
        notNegative("stale_timeout_seconds", config.staleTimeoutSeconds());
        notNegative("runtime_duration_seconds", config.runtimeDurationSeconds());
        ProcessLimits limits = config.limits();
        if (limits != null) {
            notNegative("limits.cpu_usage", (long) Math.floor(limits.cpuUsage()));
            notNegative("limits.memory_mbytes", limits.memoryMbytes());
            notNegative("limits.waitfor_seconds", limits.waitforSeconds());
        }
    }

    private static void checkAll(String field, List<ProcessIo> entries) {
        if (entries.isEmpty()) {
            throw new InvalidRequestException(field, "needs at least one entry");
        }
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < entries.size(); i++) {
            ProcessIo entry = entries.get(i);
            String at = field + "[" + i + "]";
            notBlank(at + ".address", entry.address());
            if (!entry.id().isEmpty() && !ids.add(entry.id())) {
                throw new InvalidRequestException(at + ".id", "'" + entry.id() + "' is used twice");
            }
            for (int k = 0; k < entry.cleanup().size(); k++) {
                checkCleanup(at + ".cleanup[" + k + "]", entry.cleanup().get(k));
            }
        }
    }

    private static void checkCleanup(String at, ProcessIo.Cleanup rule) {
        notBlank(at + ".pattern", rule.pattern());
        notNegative(at + ".max_files", rule.maxFiles());
        notNegative(at + ".max_file_age_seconds", rule.maxFileAgeSeconds());
    }

    public static void check(MetricsQuery query) {
        notNegative("timerange_sec", query.timerangeSec());
        notNegative("interval_sec", query.intervalSec());
        if (query.timerangeSec() > 0 && query.intervalSec() == 0) {
            throw new InvalidRequestException("interval_sec", "must be above 0 when timerange_sec is");
        }
        for (int i = 0; i < query.metrics().size(); i++) {
            notBlank("metrics[" + i + "].name", query.metrics().get(i).name());
        }
    }

    public static void check(FileOperation operation) {
        if (!operation.operation().equals(FileOperation.COPY)
                && !operation.operation().equals(FileOperation.MOVE)) {
            throw new InvalidRequestException("operation", "must be 'copy' or 'move'");
        }
        checkLocation("source", operation.source());
        checkLocation("target", operation.target());
        notNegative("bandwidth_limit_kbit", operation.bandwidthLimitKbit());
    }

    private static void checkLocation(String field, String location) {
        if (location.lastIndexOf(':') <= 0) {
            throw new InvalidRequestException(field, "must name storage and path, as in mem:/a.txt");
        }
    }

    public static void check(ClusterNodeAuth node) {
        notBlank("address", node.address());
        if (!node.address().matches("(https?://)?[^/]+:\\d+(/.*)?")) {
            throw new InvalidRequestException("address", "must have host and port, as in http://10.0.0.2:8080");
        }
    }

    private static void notNegative(String field, @Nullable Long value) {
        if (value != null && value < 0) {
            throw new InvalidRequestException(field, "must not be negative, is " + value);
        }
    }
}
