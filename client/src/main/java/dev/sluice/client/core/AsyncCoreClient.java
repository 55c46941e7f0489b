package dev.sluice.client.core;

import dev.sluice.wire.core.About;
import dev.sluice.wire.core.GraphAnswer;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;

/**
 * A client of a datarhei Core that gives a future for each call and never blocks. Safe for all threads; one for each Core is enough.
 *
 * <p>A call that brings no result completes its future with a {@link CoreException}; a request that the contract forbids throws
 * {@link dev.sluice.wire.core.InvalidRequestException} from the call itself and is not sent.
 *
 */
public final class AsyncCoreClient implements AutoCloseable {
    private final Caller caller;

    AsyncCoreClient(CoreConnection connection, CallOptions options) {
        this.caller = new Caller(connection, options);
    }

    /** Starts a client of the Core at this URL, for example {@code http://127.0.0.1:8080}. */
    public static CoreClientBuilder builder(String baseUrl) {
        return new CoreClientBuilder(baseUrl);
    }

    /** The same client, whose calls have other options. Both share everything; closing one closes both. */
    public AsyncCoreClient with(CallOptions options) {
        return new AsyncCoreClient(caller.connection(), options);
    }

    /** The same connection and tokens, with calls that wait. Closing one closes both. */
    public CoreClient blocking() {
        return new CoreClient(caller.connection(), caller.options());
    }

    /**
     * Logs in now, whatever is held. Calls do it by themselves when they need to. The result is {@link CoreToken#NONE}
     * when the server wants no login.
     */
    public CompletableFuture<CoreToken> login() {
        return caller.connection().tokens().login().thenApply(Tokens::visible);
    }

    /** Fetches a new access token now. Calls do it by themselves before the old one ends. */
    public CompletableFuture<CoreToken> refresh() {
        return caller.connection().tokens().refresh().thenApply(Tokens::visible);
    }

    /** The tokens that are held, without asking anybody. */
    public CoreToken token() {
        return caller.connection().tokens().held().visible();
    }

    /** Who answers. */
    public CompletableFuture<About> about() {
        return caller.start(CoreCalls.about());
    }

    /** Whether somebody answers: {@code pong}. */
    public CompletableFuture<String> ping() {
        return caller.start(CoreCalls.ping());
    }

    /** A GraphQL query: an object with {@code query} and {@code variables}. */
    public CompletableFuture<GraphAnswer> graph(JsonNode query) {
        return caller.start(CoreCalls.graph(query));
    }

    /** Sends a description of a call; {@link Call#asText} gives the server's own text. */
    public <T> CompletableFuture<T> send(Call<T> call) {
        return caller.start(call);
    }

    /** Events as they happen; Cores from 2023 on. */
    public EventApi events() {
        return new EventApi(caller);
    }

    /** Clusters. */
    public AsyncClusterApi cluster() {
        return new AsyncClusterApi(caller);
    }

    /** The configuration. */
    public AsyncConfigApi config() {
        return new AsyncConfigApi(caller);
    }

    /** Storages and files. */
    public AsyncFilesystemApi filesystems() {
        return new AsyncFilesystemApi(caller, FileCalls.LOCAL);
    }

    /** Accounts; newer Cores only. */
    public AsyncIamApi iam() {
        return new AsyncIamApi(caller, IamCalls.LOCAL);
    }

    /** What the Core logged. */
    public AsyncLogApi log() {
        return new AsyncLogApi(caller);
    }

    /** Values that the Core keeps for its users. */
    public AsyncMetadataApi metadata() {
        return new AsyncMetadataApi(caller);
    }

    /** What the Core measures. */
    public AsyncMetricsApi metrics() {
        return new AsyncMetricsApi(caller);
    }

    /** Playout inputs. */
    public AsyncPlayoutApi playout() {
        return new AsyncPlayoutApi(caller);
    }

    /** Processes. */
    public AsyncProcessApi processes() {
        return new AsyncProcessApi(caller, ProcessCalls.LOCAL);
    }

    /** Runs that ended. */
    public AsyncReportApi reports() {
        return new AsyncReportApi(caller);
    }

    /** The RTMP server. */
    public AsyncRtmpApi rtmp() {
        return new AsyncRtmpApi(caller);
    }

    /** Who sends and reads. */
    public AsyncSessionApi sessions() {
        return new AsyncSessionApi(caller);
    }

    /** What FFmpeg can do. */
    public AsyncSkillsApi skills() {
        return new AsyncSkillsApi(caller);
    }

    /** The SRT server. */
    public AsyncSrtApi srt() {
        return new AsyncSrtApi(caller);
    }

    /** What a public page may know. */
    public AsyncWidgetApi widget() {
        return new AsyncWidgetApi(caller);
    }

    /** Gives up all calls and event streams under way, and frees threads and sockets. */
    @Override
    public void close() {
        caller.connection().close();
    }
}
