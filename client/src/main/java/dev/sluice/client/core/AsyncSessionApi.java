package dev.sluice.client.core;

import dev.sluice.wire.core.Session;
import dev.sluice.wire.core.SessionSummary;
import dev.sluice.wire.core.SessionTokenRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Who sends to and reads from a Core. Each call gives a future at once. Safe for all threads. */
public final class AsyncSessionApi {
    private final Caller caller;

    AsyncSessionApi(Caller caller) {
        this.caller = caller;
    }

    /** Present and past of each collector named: hls, hlsingress, rtmp, srt, http, ffmpeg. */
    public CompletableFuture<Map<String, SessionSummary>> summary(String... collectors) {
        return caller.start(CoreCalls.sessions(collectors));
    }

    /** Who is there now, for each collector named. */
    public CompletableFuture<Map<String, List<Session>>> active(String... collectors) {
        return caller.start(CoreCalls.activeSessions(collectors));
    }

    /** Makes tokens that let sessions in; newer Cores only. */
    public CompletableFuture<List<SessionTokenRequest>> tokens(String username, List<SessionTokenRequest> requests) {
        return caller.start(CoreCalls.sessionTokens(username, requests));
    }
}
