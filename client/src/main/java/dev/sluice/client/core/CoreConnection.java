package dev.sluice.client.core;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Function;

/**
 * What both clients share: the transport, the tokens, the timer and the calls under way. Safe for all threads.
 */
final class CoreConnection implements AutoCloseable {
    private final CoreSettings settings;
    private final ScheduledThreadPoolExecutor timer;
    private final Transport transport;
    private final IdleWatch watch;
    private final TokenKeeper tokens;
    private final Set<Cancellation> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    CoreConnection(CoreSettings settings, Function<ScheduledExecutorService, Transport> transport) {
        this.settings = settings;
        this.timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("sluice-core-timer").factory());
        this.timer.setRemoveOnCancelPolicy(true);
        this.transport = transport.apply(timer);
        this.watch = new IdleWatch(timer);
        this.tokens = new TokenKeeper(settings, this::sendForLogin);
    }

    CoreSettings settings() {
        return settings;
    }

    Transport transport() {
        return transport;
    }

    IdleWatch watch() {
        return watch;
    }

    TokenKeeper tokens() {
        return tokens;
    }

    /** A call is under way from now on; it is ended at once when the client is closed. */
    void begin(Cancellation call) {
        underWay.add(call);
        if (closed) {
            call.end(Cancellation.Reason.CLIENT_CLOSED);
        }
    }

    void finish(Cancellation call) {
        underWay.remove(call);
    }

    private <T> CompletableFuture<T> sendForLogin(Call<T> call) {
        return start(call, CallOptions.DEFAULT.withTimeout(loginTimeout()));
    }

    <T> CompletableFuture<T> start(Call<T> call, CallOptions options) {
        return new Exchange<>(this, call, options).start();
    }

    /** As {@link #start} for calls whose result is success itself. */
    CompletableFuture<Void> perform(Call<Done> call, CallOptions options) {
        CompletableFuture<Done> done = start(call, options);
        CompletableFuture<Void> result = done.thenAccept(success -> {});
        Futures.onEnd(result, (nothing, fault) -> {
            if (result.isCancelled()) {
                done.cancel(true);
            }
        });
        return result;
    }

    /**
     * Waits for the answer, on the calling thread as far as nothing but the server can keep it waiting: a channel of the
     * caller's may do so for ever, and no timeout would help.
     */
    <T> T run(Call<T> call, CallOptions options) {
        if (!call.usesChannel()) {
            return new Exchange<>(this, call, options).run();
        }
        try {
            return await(start(call, options), call, options);
        } catch (CoreException fault) {
            // Whoever reads the trace wants to know who called.
            fault.fillInStackTrace();
            throw fault;
        }
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
            throw Futures.thrown(failed);
        }
    }

    URI urlOf(Call<?> call, CallOptions options) {
        return URI.create(settings.baseUrl() + call.target(options.domain()));
    }

    /** A Core answers a wrong password after 5 s, so a login is given 10 s at least. */
    private Duration loginTimeout() {
        Duration least = Duration.ofSeconds(10);
        return settings.timeout().compareTo(least) > 0 ? settings.timeout() : least;
    }

    @Override
    public void close() {
        closed = true;
        timer.shutdownNow();
        underWay.forEach(call -> call.end(Cancellation.Reason.CLIENT_CLOSED));
        transport.close();
    }
}
