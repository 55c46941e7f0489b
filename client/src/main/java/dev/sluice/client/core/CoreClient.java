package dev.sluice.client.core;

import dev.sluice.wire.core.About;
import dev.sluice.wire.core.GraphAnswer;
import tools.jackson.databind.JsonNode;

/**
 * A client of a datarhei Core that waits for each answer. Safe for all threads; one for each Core is enough.
 *
 * <p>A call that brings no result throws a {@link CoreException}; a request that the contract forbids throws
 * {@link dev.sluice.wire.core.InvalidRequestException} from the call itself and is not sent.
 *
 * <pre>{@code
 * try (CoreClient core = CoreClient.builder("http://127.0.0.1:8080").credentials("admin", "secret").build()) {
 *     core.processes().list().forEach(process -> System.out.println(process.id()));
 * }
 * }</pre>
 */
public final class CoreClient implements AutoCloseable {
    private final Caller caller;

    CoreClient(CoreConnection connection, CallOptions options) {
        this.caller = new Caller(connection, options);
    }

    /** Starts a client of the Core at this URL, for example {@code http://127.0.0.1:8080}. */
    public static CoreClientBuilder builder(String baseUrl) {
        return new CoreClientBuilder(baseUrl);
    }

    /** The same client, whose calls have other options. Both share everything; closing one closes both. */
    public CoreClient with(CallOptions options) {
        return new CoreClient(caller.connection(), options);
    }

    /** The same connection and tokens, with futures. Closing one closes both. */
    public AsyncCoreClient async() {
        return new AsyncCoreClient(caller.connection(), caller.options());
    }

    /**
     * Logs in now, whatever is held. Calls do it by themselves when they need to. The result is {@link CoreToken#NONE}
     * when the server wants no login.
     */
    public CoreToken login() {
        return caller.waitFor(caller.connection().tokens().login()).visible();
    }

    /** Fetches a new access token now. Calls do it by themselves before the old one ends. */
    public CoreToken refresh() {
        return caller.waitFor(caller.connection().tokens().refresh()).visible();
    }

    /** The tokens that are held, without asking anybody. */
    public CoreToken token() {
        return caller.connection().tokens().held().visible();
    }

    /** Who answers. */
    public About about() {
        return caller.run(CoreCalls.about());
    }

    /** Whether somebody answers: {@code pong}. */
    public String ping() {
        return caller.run(CoreCalls.ping());
    }

    /** A GraphQL query: an object with {@code query} and {@code variables}. */
    public GraphAnswer graph(JsonNode query) {
        return caller.run(CoreCalls.graph(query));
    }

    /** Sends a description of a call; {@link Call#asText} gives the server's own text. */
    public <T> T send(Call<T> call) {
        return caller.run(call);
    }

    /** Events as they happen; Cores from 2023 on. */
    public EventApi events() {
        return new EventApi(caller);
    }

    /** Clusters. */
    public ClusterApi cluster() {
        return new ClusterApi(caller);
    }

    /** The configuration. */
    public ConfigApi config() {
        return new ConfigApi(caller);
    }

    /** Storages and files. */
    public FilesystemApi filesystems() {
        return new FilesystemApi(caller, FileCalls.LOCAL);
    }

    /** Accounts; newer Cores only. */
    public IamApi iam() {
        return new IamApi(caller, IamCalls.LOCAL);
    }

    /** What the Core logged. */
    public LogApi log() {
        return new LogApi(caller);
    }

    /** Values that the Core keeps for its users. */
    public MetadataApi metadata() {
        return new MetadataApi(caller);
    }

    /** What the Core measures. */
    public MetricsApi metrics() {
        return new MetricsApi(caller);
    }

    /** Playout inputs. */
    public PlayoutApi playout() {
        return new PlayoutApi(caller);
    }

    /** Processes. */
    public ProcessApi processes() {
        return new ProcessApi(caller, ProcessCalls.LOCAL);
    }

    /** Runs that ended. */
    public ReportApi reports() {
        return new ReportApi(caller);
    }

    /** The RTMP server. */
    public RtmpApi rtmp() {
        return new RtmpApi(caller);
    }

    /** Who sends and reads. */
    public SessionApi sessions() {
        return new SessionApi(caller);
    }

    /** What FFmpeg can do. */
    public SkillsApi skills() {
        return new SkillsApi(caller);
    }

    /** The SRT server. */
    public SrtApi srt() {
        return new SrtApi(caller);
    }

    /** What a public page may know. */
    public WidgetApi widget() {
        return new WidgetApi(caller);
    }

    /** Gives up all calls and event streams under way, and frees threads and sockets. */
    @Override
    public void close() {
        caller.connection().close();
    }
}
