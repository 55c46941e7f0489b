package dev.sluice.client.items;

import dev.sluice.base.Clock;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * POSTs over the JDK's HTTP client, within the client's limits: HTTP/1.1, no redirects, no compression, no cookies but
 * those given.
 *
 * <p>Thread-safe.
 */
final class HttpPosts implements AutoCloseable {
    /** The JDK's client ends within milliseconds once told to; this only keeps a close from hanging. */
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);

    /** Why the calls of a closed client end. */
    static final String CLOSED = "the client is closed";

    private final ClientLimits limits;
    private final @Nullable SSLContext sslContext;
    private final Clock clock;
    private final Timers timers;
    private final Executor executor;
    private final Gate gate;
    private final Set<Call> open = ConcurrentHashMap.newKeySet();

    private HttpClient http;
    private long restingSinceNs;
    private boolean closed;

    HttpPosts(ClientSettings settings, Timers timers, Executor executor) {
        this.limits = settings.limits();
        this.sslContext = Certificates.of(settings.sslContext(), settings.endpoints());
        this.clock = settings.clock();
        this.timers = timers;
        this.executor = executor;
        this.gate = new Gate(limits, timers);
        this.http = newHttp();
        this.restingSinceNs = clock.nanoTime();
    }

    /** A call that is to be started. Fails at once after {@link #close}. */
    Call call(URI url, byte[] json, @Nullable String cookie, ObjectCutter.Framing framing) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .header("Accept-Encoding", "identity")
                .POST(HttpRequest.BodyPublishers.ofByteArray(json));
        if (cookie != null) {
            request.header("Cookie", cookie);
        }
        Call call = new Call(this, request.build(), framing);
        boolean late;
        synchronized (this) {
            late = closed;
            if (!late) {
                renewRestedConnections();
                open.add(call);
            }
        }
        if (late) {
            call.cancel(CLOSED);
        }
        return call;
    }

    Gate gate() {
        return gate;
    }

    Patience patience(Consumer<HttpTimeoutException> onExpiry) {
        return new Patience(timers, clock, limits, onExpiry);
    }

    ObjectCutter cutter(ObjectCutter.Framing framing) {
        return new ObjectCutter(framing, limits.maxJsonBytes());
    }

    int maxJsonBytes() {
        return limits.maxJsonBytes();
    }

    CompletableFuture<HttpResponse<AnswerBody>> send(
            HttpRequest request, HttpResponse.BodyHandler<AnswerBody> handler) {
        HttpClient current;
        synchronized (this) {
            if (closed) {
                // Its turn came because the close ended the calls before it.
                return CompletableFuture.failedFuture(
                        new XrtcException.Cancelled(Failure.local(request.uri(), CLOSED, null)));
            }
            current = http;
        }
        try {
            return current.sendAsync(request, handler);
        } catch (RuntimeException e) {
            // What the JDK refuses before it starts, as a future like every other failure.
            return CompletableFuture.failedFuture(e);
        }
    }

    void forget(Call call) {
        synchronized (this) {
            open.remove(call);
            restingSinceNs = clock.nanoTime();
        }
    }

    /** The JDK's connections cannot be told how long to live; a client that rested too long gets a new set. */
    private void renewRestedConnections() {
        boolean rested = open.isEmpty()
                && clock.nanoTime() - restingSinceNs > limits.keepAlive().toNanos();
        if (rested) {
            http.shutdown();
            http = newHttp();
        }
    }

    private HttpClient newHttp() {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(limits.connectTimeout())
                .executor(executor);
        if (sslContext != null) {
            builder.sslContext(sslContext);
        }
        return builder.build();
    }

    /** Ends all open calls and releases connections and threads. Idempotent. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        for (Call call : Set.copyOf(open)) {
            call.cancel(CLOSED);
        }
        http.shutdownNow();
        try {
            http.awaitTermination(LONGEST_CLOSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
