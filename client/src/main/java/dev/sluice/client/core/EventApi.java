package dev.sluice.client.core;

import dev.sluice.wire.core.CoreCodecs;
import dev.sluice.wire.core.InvalidRequestException;
import dev.sluice.wire.core.LogEvent;
import dev.sluice.wire.core.LogEventFilter;
import dev.sluice.wire.core.MediaEvent;
import dev.sluice.wire.core.ProcessEvent;
import dev.sluice.wire.core.ProcessEventFilter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Events as they happen. A publisher does nothing until it is subscribed to; each subscription is a connection of its
 * own, which ends with the subscription. Items come one after another, on a thread of the subscription, as fast as they
 * are requested; what is not requested waits in the connection, where the server may drop it. A stream that ends or
 * breaks is not opened again.
 */
public final class EventApi {
    private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z0-9:_-]+");

    private final Caller caller;

    EventApi(Caller caller) {
        this.caller = caller;
    }

    /** What the Core logs, at most the events that match one of the filters; Cores from 2023 on. */
    public Flow.Publisher<LogEvent> log(LogEventFilter... filters) {
        return log("/api/v3/events", filters);
    }

    /** What all Cores of a cluster log; newer Cores only. */
    public Flow.Publisher<LogEvent> clusterLog(LogEventFilter... filters) {
        return log("/api/v3/cluster/events", filters);
    }

    /** Files or streams that come and go. The type is a storage such as {@code mem}, {@code rtmp} or {@code srt}; newer Cores only. */
    public Flow.Publisher<MediaEvent> media(String type, @Nullable String glob) {
        if (!MEDIA_TYPE.matcher(type).matches()) {
            throw new InvalidRequestException("type", "must be a storage, rtmp or srt, is '" + type + "'");
        }
        return new EventPublisher<>(
                caller, Call.on("POST", "/api/v3/events/media/{}", type).query("glob", glob), CoreCodecs.MEDIA_EVENT);
    }

    /** Lines and progress of processes; newer Cores only. */
    public Flow.Publisher<ProcessEvent> processes(ProcessEventFilter... filters) {
        return processes("/api/v3/events/process", filters);
    }

    /** Lines and progress of the processes of a cluster; newer Cores only. */
    public Flow.Publisher<ProcessEvent> clusterProcesses(ProcessEventFilter... filters) {
        return processes("/api/v3/cluster/events/process", filters);
    }

    private Flow.Publisher<LogEvent> log(String path, LogEventFilter... filters) {
        byte[] body = CoreCodecs.LOG_EVENT_FILTERS.encode(List.of(filters));
        return new EventPublisher<>(caller, filtered(path, body), CoreCodecs.LOG_EVENT);
    }

    private Flow.Publisher<ProcessEvent> processes(String path, ProcessEventFilter... filters) {
        byte[] body = CoreCodecs.PROCESS_EVENT_FILTERS.encode(List.of(filters));
        return new EventPublisher<>(caller, filtered(path, body), CoreCodecs.PROCESS_EVENT);
    }

    private static Call.Draft filtered(String path, byte[] filters) {
        String body = "{\"filters\":" + Call.text(filters) + "}";
        return Call.on("POST", path).body(RequestBody.json(body.getBytes(StandardCharsets.UTF_8)));
    }
}
