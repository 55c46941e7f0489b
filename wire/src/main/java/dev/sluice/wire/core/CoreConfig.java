package dev.sluice.wire.core;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The configuration of a Core, layout version 3. A null leaf is one that the server did not send, or, on the way to it, one that keeps its value. It holds secrets in clear. */
public record CoreConfig(
        @Nullable Instant createdAt,
        @Nullable Integer version,
        @Nullable String id,
        @Nullable String name,
        @Nullable String address,
        @Nullable Boolean updateCheck,
        LogConfig log,
        DbConfig db,
        HostConfig host,
        ApiConfig api,
        TlsConfig tls,
        StorageConfig storage,
        RtmpConfig rtmp,
        SrtConfig srt,
        FfmpegConfig ffmpeg,
        PlayoutConfig playout,
        DebugConfig debug,
        MetricsConfig metrics,
        SessionsConfig sessions,
        ServiceConfig service,
        RouterConfig router) {
    public CoreConfig {
        log = Fields.orElse(log, LogConfig.EMPTY);
        db = Fields.orElse(db, DbConfig.EMPTY);
        host = Fields.orElse(host, HostConfig.EMPTY);
        api = Fields.orElse(api, ApiConfig.EMPTY);
        tls = Fields.orElse(tls, TlsConfig.EMPTY);
        storage = Fields.orElse(storage, StorageConfig.EMPTY);
        rtmp = Fields.orElse(rtmp, RtmpConfig.EMPTY);
        srt = Fields.orElse(srt, SrtConfig.EMPTY);
        ffmpeg = Fields.orElse(ffmpeg, FfmpegConfig.EMPTY);
        playout = Fields.orElse(playout, PlayoutConfig.EMPTY);
        debug = Fields.orElse(debug, DebugConfig.EMPTY);
        metrics = Fields.orElse(metrics, MetricsConfig.EMPTY);
        sessions = Fields.orElse(sessions, SessionsConfig.EMPTY);
        service = Fields.orElse(service, ServiceConfig.EMPTY);
        router = Fields.orElse(router, RouterConfig.EMPTY);
    }

    /** Says which Core it is of and nothing of its secrets. */
    @Override
    public String toString() {
        return "CoreConfig[id=" + id + ", name=" + name + ", version=" + version + "]";
    }
}
