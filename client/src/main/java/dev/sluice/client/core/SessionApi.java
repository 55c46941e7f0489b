package dev.sluice.client.core;

import dev.sluice.wire.core.Session;
import dev.sluice.wire.core.SessionSummary;
import dev.sluice.wire.core.SessionTokenRequest;
import java.util.List;
import java.util.Map;

/** Who sends to and reads from a Core. Each call waits for its answer. Safe for all threads. */
public final class SessionApi {
    private final Caller caller;

    SessionApi(Caller caller) {
        this.caller = caller;
    }

    /** Present and past of each collector named: hls, hlsingress, rtmp, srt, http, ffmpeg. */
    public Map<String, SessionSummary> summary(String... collectors) {
        return caller.run(CoreCalls.sessions(collectors));
    }

    /** Who is there now, for each collector named. */
    public Map<String, List<Session>> active(String... collectors) {
        return caller.run(CoreCalls.activeSessions(collectors));
    }

    /** Makes tokens that let sessions in; newer Cores only. */
    public List<SessionTokenRequest> tokens(String username, List<SessionTokenRequest> requests) {
        return caller.run(CoreCalls.sessionTokens(username, requests));
    }
}
