package dev.sluice.client.core;

import dev.sluice.base.Clock;
import dev.sluice.wire.core.InvalidRequestException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/** Collects what a client of a Core needs. Building does no I/O. Not for several threads. */
public final class CoreClientBuilder {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final URI baseUrl;
    private @Nullable String username;
    private @Nullable String password;
    private @Nullable String accessToken;
    private @Nullable String refreshToken;
    private @Nullable String auth0Token;
    private int retries = 3;
    private Duration timeout = Duration.ofSeconds(10);
    private Duration backoff = Duration.ofMillis(500);
    private Duration renewalLeeway = Duration.ofSeconds(30);
    private Duration eventSilence = Duration.ofSeconds(30);
    private int maxAnswerBytes = 256 * 1024 * 1024;
    private @Nullable Boolean compression;
    private @Nullable Executor executor;
    private @Nullable HttpClient http;
    private Clock clock = Clock.system();

    CoreClientBuilder(String baseUrl) {
        this.baseUrl = parse(baseUrl);
    }

    private static URI parse(String text) {
        String stripped = text.strip().replaceAll("/+$", "");
        URI url;
        try {
            url = URI.create(stripped);
        } catch (IllegalArgumentException fault) {
            throw new InvalidRequestException("baseUrl", "is not a URL: " + fault.getMessage());
        }
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (!(scheme.equals("http") || scheme.equals("https")) || url.getHost() == null) {
            throw new InvalidRequestException("baseUrl", "must be like http://127.0.0.1:8080, is '" + text + "'");
        }
        return url;
    }

    /** User and password; the client logs in when a call first needs it. */
    public CoreClientBuilder credentials(String user, String secret) {
        username = CoreChecks.notBlank("username", user);
        password = CoreChecks.notBlank("password", secret);
        return this;
    }

    /** An access token from elsewhere. Alone it is used as it is, until the server refuses it. */
    public CoreClientBuilder accessToken(String token) {
        accessToken = CoreChecks.notBlank("accessToken", token);
        return this;
    }

    /** A refresh token from elsewhere; it comes before user and password. */
    public CoreClientBuilder refreshToken(String token) {
        refreshToken = CoreChecks.notBlank("refreshToken", token);
        return this;
    }

    /** A token of Auth0 to log in with; it comes before user and password. */
    public CoreClientBuilder auth0Token(String token) {
        auth0Token = CoreChecks.notBlank("auth0Token", token);
        return this;
    }

    /** How often a failed connection is tried again; default 3. An answer, whatever its status, is never retried. */
    public CoreClientBuilder retries(int value) {
        CallOptions.DEFAULT.withRetries(value);
        retries = value;
        return this;
    }

    /**
     * How long an answer may take in all; for uploads, downloads and byte arrays: how long nothing may move. Default 10 s.
     * A login that a call has to wait for has this time for each of its own answers, and 10 s at least, since a Core takes 5 s
     * to refuse a password.
     */
    public CoreClientBuilder timeout(Duration value) {
        timeout = CoreChecks.positive("timeout", value);
        return this;
    }

    /** The pause before the second retry; it doubles from there, and before the first there is none. Default 0.5 s. */
    public CoreClientBuilder backoff(Duration value) {
        backoff = CoreChecks.positive("backoff", value);
        return this;
    }

    /** How long before its end an access token is renewed; default 30 s. */
    public CoreClientBuilder renewalLeeway(Duration value) {
        renewalLeeway = value;
        return this;
    }

    /** How long an event stream may be silent before it fails; a Core sends a sign of life each 5 s. Default 30 s. */
    public CoreClientBuilder eventSilence(Duration value) {
        eventSilence = CoreChecks.positive("eventSilence", value);
        return this;
    }

    /** The largest answer that is held in memory; default 256 MiB. Streamed downloads have no limit. */
    public CoreClientBuilder maxAnswerBytes(int value) {
        if (value < 1) {
            throw new InvalidRequestException("maxAnswerBytes", "must be above zero, is " + value);
        }
        maxAnswerBytes = value;
        return this;
    }

    /** Whether to ask for compressed answers; default: unless the server is on this machine. */
    public CoreClientBuilder compression(boolean value) {
        compression = value;
        return this;
    }

    /**
     * Sends through the JDK's HttpClient and has it work on this executor. The default for https is the JDK's own pool.
     * For http the default is no HttpClient at all: each call is sent and read by the thread that makes it, or by a virtual
     * thread of its own when nobody waits.
     */
    public CoreClientBuilder executor(Executor value) {
        executor = value;
        return this;
    }

    /** Sends through an HttpClient of the caller's own, for proxies or TLS. It is not closed with this client. */
    public CoreClientBuilder httpClient(HttpClient value) {
        http = value;
        return this;
    }

    /** For tests. */
    CoreClientBuilder clock(Clock value) {
        clock = value;
        return this;
    }

    /** A client that waits for its answers. */
    public CoreClient build() {
        return new CoreClient(connect(), CallOptions.DEFAULT);
    }

    /** A client that gives futures. */
    public AsyncCoreClient buildAsync() {
        return new AsyncCoreClient(connect(), CallOptions.DEFAULT);
    }

    private CoreConnection connect() {
        CoreSettings settings = new CoreSettings(
                baseUrl,
                username,
                password,
                accessToken,
                refreshToken,
                auth0Token,
                retries,
                timeout,
                backoff,
                renewalLeeway,
                eventSilence,
                maxAnswerBytes,
                compression == null ? !LOOPBACK.contains(baseUrl.getHost()) : compression,
                clock);
        return new CoreConnection(settings, this::transport);
    }

    private Transport transport(ScheduledExecutorService timer) {
        if (http != null) {
            return new JdkTransport(http, false);
        }
        boolean direct = baseUrl.getScheme().equalsIgnoreCase("http") && !hasProxy(baseUrl);
        return executor == null && direct
                ? new SocketTransport(baseUrl, timer)
                : new JdkTransport(ownHttp(executor, timeout), true);
    }

    /** Whether this JVM was told, by {@code http.proxyHost} or a selector, to go another way. */
    private static boolean hasProxy(URI url) {
        ProxySelector selector = ProxySelector.getDefault();
        return selector != null && selector.select(url).stream().anyMatch(proxy -> proxy.type() != Proxy.Type.DIRECT);
    }

    /** Without an executor it gets the JDK's pool. */
    private static HttpClient ownHttp(@Nullable Executor executor, Duration connectTimeout) {
        HttpClient.Builder own =
                HttpClient.newBuilder().connectTimeout(connectTimeout).followRedirects(HttpClient.Redirect.NEVER);
        if (executor != null) {
            own.executor(executor);
        }
        return own.build();
    }
}
