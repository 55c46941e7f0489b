package dev.sluice.client.rooms;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Sets up a {@link RoomClient}. For one thread; every {@code build} makes a client of its own.
 *
 * {@snippet :
 * RoomClient client = RoomClient.builder(URI.create("https://rooms.example.org"))
 *         .tokens(pool -> askMyServerForATokenOf(pool))
 *         .backoff(new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5), Duration.ofMinutes(1)))
 *         .build();
 * }
 */
public final class RoomClientBuilder {
    /** Where a Sluice has its signalling endpoint. */
    private static final String PATH = "/rtc";

    private final URI url;
    private @Nullable String origin;
    private @Nullable SSLContext sslContext;
    private Duration connectTimeout = Duration.ofSeconds(5);
    private Duration joinTimeout = Duration.ofSeconds(10);
    private Duration sendTimeout = Duration.ofSeconds(10);
    private Duration closeTimeout = Duration.ofSeconds(2);
    private Duration pingInterval = Duration.ofSeconds(15);
    private Duration pingTimeout = Duration.ofSeconds(10);
    private int joinAttempts = 3;
    private Backoff backoff = Backoff.DEFAULT;
    private TokenSupplier tokens = pool -> null;
    private int maxMessageChars = 4 << 20;
    private int maxWaitingMessages = 1024;
    private int maxWaitingChars = 4 << 20;
    private int maxWaitingEvents = 1024;
    private Overflow overflow = Overflow.FAIL;

    RoomClientBuilder(URI server) {
        this.url = endpoint(server);
    }

    private static URI endpoint(URI server) {
        String scheme = server.getScheme() == null ? "" : server.getScheme().toLowerCase(Locale.ROOT);
        if (server.getHost() == null || !scheme.matches("wss?|https?") || server.getFragment() != null) {
            throw new IllegalArgumentException(
                    "the server must be a ws, wss, http or https address with a host, not " + server);
        }
        if (scheme.startsWith("ws")) {
            return server;
        }
        String path = server.getRawPath() == null ? "" : server.getRawPath().replaceAll("/+$", "");
        try {
            String rest = server.getRawAuthority() + path + (path.endsWith(PATH) ? "" : PATH);
            return new URI((scheme.equals("http") ? "ws://" : "wss://") + rest);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Sent as {@code Origin}, as browsers do; none by default, which Sluice takes as not being a browser. */
    public RoomClientBuilder origin(String newOrigin) {
        origin = newOrigin;
        return this;
    }

    /** For wss addresses whose certificate the JDK does not know; the JDK's default context otherwise. */
    public RoomClientBuilder sslContext(SSLContext context) {
        sslContext = context;
        return this;
    }

    /** For TCP, TLS and the WebSocket handshake together; 5 s. */
    public RoomClientBuilder connectTimeout(Duration timeout) {
        connectTimeout = positive(timeout, "connectTimeout");
        return this;
    }

    /** From the open socket to the answer {@code rtc:joined}; 10 s. */
    public RoomClientBuilder joinTimeout(Duration timeout) {
        joinTimeout = positive(timeout, "joinTimeout");
        return this;
    }

    /** How long a message waits for its turn and the socket, time without a connection included; 10 s. */
    public RoomClientBuilder sendTimeout(Duration timeout) {
        sendTimeout = positive(timeout, "sendTimeout");
        return this;
    }

    /** How long closing a room waits for what is still to be sent, and for the server's goodbye; 2 s each. */
    public RoomClientBuilder closeTimeout(Duration timeout) {
        closeTimeout = positive(timeout, "closeTimeout");
        return this;
    }

    /** A server that was silent for so long is pinged; 15 s. */
    public RoomClientBuilder pingInterval(Duration interval) {
        pingInterval = positive(interval, "pingInterval");
        return this;
    }

    /** A server that is silent for so long after a ping is taken for gone; 10 s. */
    public RoomClientBuilder pingTimeout(Duration timeout) {
        pingTimeout = positive(timeout, "pingTimeout");
        return this;
    }

    /** How often a first join is tried when no connection comes about, with the waits of the back-off between; 3. */
    public RoomClientBuilder joinAttempts(int attempts) {
        joinAttempts = positive(attempts, "joinAttempts");
        return this;
    }

    /** How a lost room gets back. */
    public RoomClientBuilder backoff(Backoff newBackoff) {
        backoff = newBackoff;
        return this;
    }

    /** For servers that require tokens. */
    public RoomClientBuilder tokens(TokenSupplier supplier) {
        tokens = supplier;
        return this;
    }

    /** The largest message that is taken from a server, in characters; 4 Mi. */
    public RoomClientBuilder maxMessageChars(int chars) {
        maxMessageChars = positive(chars, "maxMessageChars");
        return this;
    }

    /** How many messages of one room may wait to be sent; 1,024. One more fails with {@link RoomException.OutboxFull}. */
    public RoomClientBuilder maxWaitingMessages(int messages) {
        maxWaitingMessages = positive(messages, "maxWaitingMessages");
        return this;
    }

    /** How much of one room may wait to be sent, in characters; 4 Mi. More fails with {@link RoomException.OutboxFull}. */
    public RoomClientBuilder maxWaitingChars(int chars) {
        maxWaitingChars = positive(chars, "maxWaitingChars");
        return this;
    }

    /** How many events may wait for one listener or subscriber; 1,024. */
    public RoomClientBuilder maxWaitingEvents(int events) {
        maxWaitingEvents = positive(events, "maxWaitingEvents");
        return this;
    }

    /** What happens when more would wait; {@link Overflow#FAIL}. */
    public RoomClientBuilder overflow(Overflow policy) {
        overflow = policy;
        return this;
    }

    /** The client; nothing is sent yet. */
    public RoomClient build() {
        HttpClient.Builder http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(connectTimeout)
                .executor(RoomThreads.EXECUTOR);
        if (sslContext != null) {
            http.sslContext(sslContext);
        }
        return new RoomClient(http.build(), settings());
    }

    private RoomClientSettings settings() {
        return new RoomClientSettings(
                url,
                origin,
                connectTimeout,
                joinTimeout,
                sendTimeout,
                closeTimeout,
                pingInterval,
                pingTimeout,
                joinAttempts,
                backoff,
                tokens,
                maxMessageChars,
                maxWaitingMessages,
                maxWaitingChars,
                maxWaitingEvents,
                overflow);
    }

    private static Duration positive(Duration given, String name) {
        if (!given.isPositive()) {
            throw new IllegalArgumentException(name + " must be above zero, not " + given);
        }
        return given;
    }

    private static int positive(int given, String name) {
        if (given < 1) {
            throw new IllegalArgumentException(name + " must be 1 or more, not " + given);
        }
        return given;
    }
}
