package dev.sluice.client.core;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/**
 * What both clients share: the HttpClient, the tokens and the timer. Safe for all threads; no thread ever waits in here
 * but the one that called {@link #run}.
 */
final class CoreConnection implements AutoCloseable {
    private final CoreSettings settings;
    private final HttpClient http;
    private final boolean ownsHttp;
    private final @Nullable DownloadClients downloads;
    private final ScheduledThreadPoolExecutor timer;
    private final IdleWatch watch;
    private final TokenKeeper tokens;

    /** {@code downloads}: null when {@code http} itself can wait for a disk without stopping other calls. */
    CoreConnection(CoreSettings settings, HttpClient http, boolean ownsHttp, @Nullable DownloadClients downloads) {
        this.settings = settings;
        this.http = http;
        this.ownsHttp = ownsHttp;
        this.downloads = downloads;
        this.timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("sluice-core-timer").factory());
        this.timer.setRemoveOnCancelPolicy(true);
        this.watch = new IdleWatch(timer);
        this.tokens = new TokenKeeper(settings, this::sendForLogin);
    }

    CoreSettings settings() {
        return settings;
    }

    /** The HttpClient for one call, to be given back by {@link #release} when the call is over. */
    HttpClient acquire(Call<?> call) {
        return downloads != null && call.answer() instanceof Call.Answer.InFile<?> ? downloads.take() : http;
    }

    /** {@code usable}: whether nothing of the call can still be under way. */
    void release(HttpClient used, boolean usable) {
        if (downloads != null && !used.equals(http)) {
            downloads.giveBack(used, usable);
        }
    }

    ScheduledExecutorService timer() {
        return timer;
    }

    IdleWatch watch() {
        return watch;
    }

    TokenKeeper tokens() {
        return tokens;
    }

    private <T> CompletableFuture<T> sendForLogin(Call<T> call) {
        return start(call, CallOptions.DEFAULT.withTimeout(loginTimeout()));
    }

    <T> CompletableFuture<T> start(Call<T> call, CallOptions options) {
        return new Exchange<>(this, call, options, null).start();
    }

    /** As {@link #start} for calls whose result is success itself. */
    CompletableFuture<Void> perform(Call<Done> call, CallOptions options) {
        return start(call, options).thenAccept(done -> {});
    }

    /** Waits for the answer; what it throws has the stack trace of the caller. */
    <T> T run(Call<T> call, CallOptions options) {
        return await(new Exchange<>(this, call, options, Thread.currentThread()).start(), call, options);
    }

    <T> T await(CompletableFuture<T> answer, Call<?> call, CallOptions options) {
        try {
            return answer.get();
        } catch (InterruptedException interrupt) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new CoreTransportException(
                    call.method(),
                    urlOf(call, options),
                    CoreTransportException.Kind.INTERRUPTED,
                    1,
                    "interrupted while waiting",
                    interrupt);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException fault) {
                fault.fillInStackTrace();
                throw fault;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }

    URI urlOf(Call<?> call, CallOptions options) {
        return URI.create(settings.baseUrl() + call.target(options.domain()));
    }

    /** Everything of a request but its body. */
    HttpRequest.Builder request(Call<?> call, URI url, Tokens held) {
        boolean tls = "https".equalsIgnoreCase(url.getScheme());
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                // Over clear text the JDK would ask for an upgrade that no Core grants.
                .version(tls ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1)
                .header("Accept", call.accept())
                .header("Content-Type", call.body().type())
                .header("Accept-Encoding", settings.compression() && isWhole(call) ? "gzip" : "identity");
        String bearer = call.needsToken() ? held.bearer() : call.bearer();
        if (bearer != null) {
            request.header("Authorization", "Bearer " + bearer);
        }
        return request;
    }

    private static boolean isWhole(Call<?> call) {
        return call.answer() instanceof Call.Answer.Whole<?>;
    }

    /** A Core answers a wrong password after 5 s, so a login is given 10 s at least. */
    private Duration loginTimeout() {
        Duration least = Duration.ofSeconds(10);
        return settings.timeout().compareTo(least) > 0 ? settings.timeout() : least;
    }

    @Override
    public void close() {
        timer.shutdownNow();
        if (downloads != null) {
            downloads.close();
        }
        if (ownsHttp) {
            http.shutdownNow();
        }
    }
}
