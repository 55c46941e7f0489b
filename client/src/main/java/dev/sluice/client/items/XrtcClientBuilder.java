package dev.sluice.client.items;

import dev.sluice.base.Clock;
import dev.sluice.wire.items.ItemPaths;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Sets up a client, blocking ({@link #open}) or not ({@link #openAsync}).
 *
 * <p>Credentials and addresses are looked for one by one, strongest source first: the environment ({@code ACCOUNT_ID},
 * {@code API_KEY}, {@code LOGIN_URL}, {@code SET_URL}, {@code GET_URL}), the arguments given here, the named
 * {@code .env} file, {@code xrtc.env} in the work directory, and for addresses a Sluice server at
 * {@code http://127.0.0.1:8080}.
 *
 * <p>Timeouts and limits start with the figures of the Python SDK 0.1.5. For one thread; every {@code open} reads the
 * settings anew, so one builder can open several clients.
 *
 * {@snippet :
 * XrtcClient client = XrtcClient.builder()
 *         .credentialsFile(Path.of("xrtc_set.env"))
 *         .baseUrl(URI.create("https://items.example.org"))
 *         .readTimeout(Duration.ofSeconds(3))
 *         .open();
 * }
 */
public final class XrtcClientBuilder {
    private static final Duration LONGEST = Duration.ofDays(365);

    private final Map<String, String> arguments = new HashMap<>();
    private Map<String, String> environment = System.getenv();
    private Path workDirectory = Path.of("");
    private @Nullable Path credentialsFile;
    private @Nullable Path connectionFile;
    private @Nullable SSLContext sslContext;
    private LongConsumer onLost = count -> {};
    private Clock clock = Clock.system();

    private Duration totalTimeout = Duration.ofSeconds(20);
    private Duration connectTimeout = Duration.ofSeconds(5);
    private Duration readTimeout = Duration.ofSeconds(10);
    private Duration keepAlive = Duration.ofMinutes(10);
    private int maxConnections = 50;
    private int maxConcurrentRequests = 25;
    private int maxWaitingRequests = 10_000;
    private int maxJsonBytes = 65_536;
    private int rememberedDeliveries = 1_024;
    private int rememberedPortals = 256;

    XrtcClientBuilder() {}

    /** The account, {@code AC} and 16 digits. */
    public XrtcClientBuilder accountId(String accountId) {
        arguments.put(SettingSources.ACCOUNT_ID, accountId);
        return this;
    }

    /** The API key's secret, 32 letters and digits. */
    public XrtcClientBuilder apiKey(String apiKey) {
        arguments.put(SettingSources.API_KEY, apiKey);
        return this;
    }

    /** A file with {@code ACCOUNT_ID} and {@code API_KEY}; relative to the work directory. It must exist if it is read. */
    public XrtcClientBuilder credentialsFile(Path file) {
        credentialsFile = file;
        return this;
    }

    /** A file with {@code LOGIN_URL}, {@code SET_URL}, {@code GET_URL}; relative to the work directory. */
    public XrtcClientBuilder connectionFile(Path file) {
        connectionFile = file;
        return this;
    }

    /** Where the server is, without path: sets the three addresses below by their documented paths. */
    public XrtcClientBuilder baseUrl(URI origin) {
        String text = origin.toString().replaceAll("/+$", "");
        arguments.put(SettingSources.LOGIN_URL, text + ItemPaths.LOGIN);
        arguments.put(SettingSources.SET_URL, text + ItemPaths.SET);
        arguments.put(SettingSources.GET_URL, text + ItemPaths.GET);
        return this;
    }

    public XrtcClientBuilder loginUrl(URI address) {
        arguments.put(SettingSources.LOGIN_URL, address.toString());
        return this;
    }

    public XrtcClientBuilder setUrl(URI address) {
        arguments.put(SettingSources.SET_URL, address.toString());
        return this;
    }

    public XrtcClientBuilder getUrl(URI address) {
        arguments.put(SettingSources.GET_URL, address.toString());
        return this;
    }

    /** Instead of the process's environment. An empty map switches the strongest source off. */
    public XrtcClientBuilder environment(Map<String, String> variables) {
        environment = Map.copyOf(variables);
        return this;
    }

    /** Where relative files and the default {@code xrtc.env} are looked for; the process's own by default. */
    public XrtcClientBuilder workDirectory(Path directory) {
        workDirectory = directory;
        return this;
    }

    /** For https addresses whose certificate the JDK does not know; the JDK's default context otherwise. */
    public XrtcClientBuilder sslContext(SSLContext context) {
        sslContext = context;
        return this;
    }

    /**
     * Called with the number of items that were overwritten before this client could read them, as the server reports
     * it (Sluice's {@code "lost"}; other servers are silent). Called on the thread that receives the answer; what it
     * throws fails that get.
     */
    public XrtcClientBuilder onLost(LongConsumer listener) {
        onLost = listener;
        return this;
    }

    /** For tests: measures the timeouts. */
    public XrtcClientBuilder clock(Clock newClock) {
        clock = newClock;
        return this;
    }

    /**
     * How long a call may wait for the network in all: connecting, sending, reading the answer. The time a consumer
     * takes for its items does not count. 20 s by default.
     */
    public XrtcClientBuilder totalTimeout(Duration timeout) {
        totalTimeout = positive("totalTimeout", timeout);
        return this;
    }

    /** How long connecting may take. 5 s by default. */
    public XrtcClientBuilder connectTimeout(Duration timeout) {
        connectTimeout = positive("connectTimeout", timeout);
        return this;
    }

    /** How long the server may be silent: before its answer and between two readings of it. 10 s by default. */
    public XrtcClientBuilder readTimeout(Duration timeout) {
        readTimeout = positive("readTimeout", timeout);
        return this;
    }

    /**
     * How long a client may rest before its connections are closed instead of used again. 10 minutes by default. The JDK
     * closes idle connections on its own after the system property {@code jdk.httpclient.keepalive.timeout}, in
     * seconds: 30 unless the JVM is started with another; the shorter of the two applies.
     */
    public XrtcClientBuilder keepAlive(Duration idle) {
        keepAlive = positive("keepAlive", idle);
        return this;
    }

    /** Most connections in use at a time. 50 by default. A request occupies one until its answer is read. */
    public XrtcClientBuilder maxConnections(int count) {
        maxConnections = positive("maxConnections", count);
        return this;
    }

    /** Most requests under way at a time; others wait their turn, as long as the total timeout. 25 by default. */
    public XrtcClientBuilder maxConcurrentRequests(int count) {
        maxConcurrentRequests = positive("maxConcurrentRequests", count);
        return this;
    }

    /** Most requests that wait their turn; one more fails at once. 10,000 by default. */
    public XrtcClientBuilder maxWaitingRequests(int count) {
        maxWaitingRequests = positive("maxWaitingRequests", count);
        return this;
    }

    /** Largest request, and largest object of an answer, in bytes of UTF-8 JSON. 65,536 by default. */
    public XrtcClientBuilder maxJsonBytes(int bytes) {
        maxJsonBytes = positive("maxJsonBytes", bytes);
        return this;
    }

    /**
     * How many delivered items are remembered per portal, to recognise them when a new login brings them again. At
     * least the server's ring (10 items as documented), or items come twice after a new login. 1,024 by default; 0
     * switches it off.
     */
    public XrtcClientBuilder rememberedDeliveries(int perPortal) {
        rememberedDeliveries = notNegative("rememberedDeliveries", perPortal);
        return this;
    }

    /** For how many portals; those read longest ago are forgotten first. 256 by default. */
    public XrtcClientBuilder rememberedPortals(int count) {
        rememberedPortals = positive("rememberedPortals", count);
        return this;
    }

    /**
     * Logs in and returns the client.
     *
     * @throws XrtcConfigurationException when credentials are missing or a setting is wrong
     * @throws XrtcException when the login fails
     */
    public XrtcClient open() {
        AsyncXrtcClient client = new AsyncXrtcClient(settings());
        try {
            Blocking.await(client.login(), client.loginUrl(), new CancelSwitch());
            return new XrtcClient(client);
        } catch (RuntimeException e) {
            client.close();
            throw e;
        }
    }

    /**
     * Logs in; the future brings the client, or the {@link XrtcException} of the login.
     *
     * @throws XrtcConfigurationException when credentials are missing or a setting is wrong
     */
    public CompletableFuture<AsyncXrtcClient> openAsync() {
        AsyncXrtcClient client = new AsyncXrtcClient(settings());
        return client.login().thenApply(session -> client).whenComplete((opened, failure) -> {
            if (failure != null) {
                client.close();
            }
        });
    }

    ClientSettings settings() {
        SettingSources sources =
                new SettingSources(environment, Map.copyOf(arguments), workDirectory, credentialsFile, connectionFile);
        ClientLimits limits = new ClientLimits(
                totalTimeout,
                connectTimeout,
                readTimeout,
                keepAlive,
                maxConnections,
                maxConcurrentRequests,
                maxWaitingRequests,
                maxJsonBytes,
                rememberedDeliveries,
                rememberedPortals);
        return new ClientSettings(sources.credentials(), sources.endpoints(), limits, sslContext, onLost, clock);
    }

    private static Duration positive(String name, Duration value) {
        if (value.isNegative() || value.isZero() || value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(name + " must be more than 0 and at most 365 days, not " + value);
        }
        return value;
    }

    private static int positive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be 1 or more, not " + value);
        }
        return value;
    }

    private static int notNegative(String name, int value) {
        if (value < 0) {
            throw new IllegalArgumentException(name + " must be 0 or more, not " + value);
        }
        return value;
    }
}
