package dev.sluice.client.core;

import dev.sluice.client.core.CoreTransportException.Kind;
import dev.sluice.wire.core.ContractException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One call from its first attempt to its result: tokens, retries, the timeout, the answer. All of it happens on one thread,
 * that of the caller or one of its own. For one use.
 */
final class Exchange<T> {
    private static final String USER_AGENT = "sluice-client";

    private final CoreConnection connection;
    private final Call<T> call;
    private final URI url;
    private final int retries;
    private final Duration timeout;
    private final TransferProgress progress;
    private final Cancellation cancellation = new Cancellation();
    /** Written by the thread of the exchange alone. */
    private final AtomicInteger attempts = new AtomicInteger();

    private boolean renewed;
    private volatile @Nullable RuntimeException listenerFault;

    Exchange(CoreConnection connection, Call<T> call, CallOptions options) {
        CoreSettings settings = connection.settings();
        TransferProgress listener = options.progress();
        this.connection = connection;
        this.call = call;
        this.url = connection.urlOf(call, options);
        this.retries = options.retries() == null ? settings.retries() : options.retries();
        this.timeout = options.timeout() == null ? settings.timeout() : options.timeout();
        this.progress = listener == null ? (bytes, total) -> {} : listener;
    }

    /** On a thread of its own; cancelling the future ends it. */
    CompletableFuture<T> start() {
        CompletableFuture<T> result = new CompletableFuture<>();
        Futures.onEnd(result, (value, fault) -> {
            if (result.isCancelled()) {
                cancellation.end(Cancellation.Reason.GIVEN_UP);
            }
        });
        if (call.usesChannel()) {
            // The thread may be held by that channel, for ever; its caller gets to know all the same.
            cancellation.whenEnded(reason -> result.completeExceptionally(ended(reason, null)));
        }
        Thread.ofVirtual().name("sluice-core-call").start(() -> {
            try {
                result.complete(run());
            } catch (RuntimeException | Error fault) {
                result.completeExceptionally(fault);
            }
        });
        return result;
    }

    /** On the calling thread. */
    T run() {
        connection.begin(cancellation);
        try {
            return attempt();
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            throw told(interrupt);
        } catch (IOException | RuntimeException fault) {
            throw told(fault);
        } finally {
            connection.finish(cancellation);
        }
    }

    private T attempt() throws IOException, InterruptedException {
        Tokens held = tokens();
        while (true) {
            if (cancellation.reason() != null) {
                throw new Cancellation.EndedException();
            }
            attempts.incrementAndGet();
            IdleGuard guard =
                    new IdleGuard(connection.watch(), timeout, () -> cancellation.end(Cancellation.Reason.TIMEOUT));
            guard.start();
            try (Reply reply = connection.transport().send(outgoing(held, guard), cancellation)) {
                Tokens next = renewedAfter(reply, held, guard);
                if (next == null) {
                    return resultOf(reply, guard);
                }
                held = next;
            } catch (NoConnectionException refused) {
                guard.stop();
                if (attempts.get() > retries || cancellation.reason() != null) {
                    throw refused;
                }
                cancellation.pause(pauseNanos());
                held = tokens();
            } finally {
                guard.stop();
            }
        }
    }

    private Tokens tokens() throws IOException, InterruptedException {
        return call.needsToken() ? await(connection.tokens().current()) : Tokens.NONE;
    }

    private Tokens await(CompletableFuture<Tokens> tokens) throws IOException, InterruptedException {
        try {
            return cancellation.await(tokens);
        } catch (ExecutionException failed) {
            throw Futures.thrown(failed);
        }
    }

    private Outgoing outgoing(Tokens held, IdleGuard guard) {
        CoreSettings settings = connection.settings();
        boolean packable = settings.compression() && call.answer() instanceof Call.Answer.Whole<T>;
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", call.accept());
        headers.put("Content-Type", call.body().type());
        headers.put("Accept-Encoding", packable ? "gzip" : "identity");
        headers.put("User-Agent", USER_AGENT);
        String bearer = call.needsToken() ? held.bearer() : call.bearer();
        if (bearer != null) {
            headers.put("Authorization", "Bearer " + bearer);
        }
        TransferProgress sent = (bytes, total) -> {
            guard.touch();
            tell(bytes, total);
        };
        return new Outgoing(call.method(), url, call.isSafe(), headers, call.body(), sent, timeout);
    }

    /** What the listener throws ends the exchange as it is, on whatever thread it was called. */
    private void tell(long bytes, long total) {
        try {
            progress.moved(bytes, total);
        } catch (RuntimeException own) {
            listenerFault = own;
            throw own;
        }
    }

    /** The tokens to try once more with, null when the answer is to be taken as it is. */
    private @Nullable Tokens renewedAfter(Reply reply, Tokens held, IdleGuard guard)
            throws IOException, InterruptedException {
        if (reply.status() != 401
                || !call.needsToken()
                || renewed
                || !call.body().repeatable()) {
            return null;
        }
        renewed = true;
        CoreException refusal = refusal(reply);
        guard.stop();
        Tokens next = await(connection.tokens().rejected(held));
        if (next == held) {
            throw refusal;
        }
        return next;
    }

    private CoreException refusal(Reply reply) throws IOException {
        return reply.refusal(url, connection.settings().maxAnswerBytes());
    }

    private T resultOf(Reply reply, IdleGuard guard) throws IOException {
        if (!call.isAnswer(reply.status())) {
            throw refusal(reply);
        }
        return switch (call.answer()) {
            case Call.Answer.Whole<T> whole -> {
                byte[] bytes = reply.bytes(connection.settings().maxAnswerBytes());
                guard.stop();
                yield whole.reader().read(reply.status(), bytes);
            }
            case Call.Answer.Flowing<T> flowing -> flowing.reader().read(watched(reply, guard));
            case Call.Answer.InFile<T> inFile ->
                inFile.result().apply(Downloads.toFile(watched(reply, guard), inFile.target()));
            case Call.Answer.InChannel<T> inChannel ->
                inChannel.result().apply(Downloads.toChannel(watched(reply, guard), inChannel.target()));
        };
    }

    private WatchedStream watched(Reply reply, IdleGuard guard) throws IOException {
        return new WatchedStream(reply.unpacked(), reply.length(), guard, this::tell);
    }

    /** At once, then the pause, then twice as long each time. */
    private long pauseNanos() {
        long base = connection.settings().backoff().toNanos();
        int failed = attempts.get();
        return failed == 1 ? 0 : base << Math.min(failed - 2, 10);
    }

    /** What the caller gets to know. */
    private RuntimeException told(Exception fault) {
        RuntimeException own = listenerFault;
        if (own != null) {
            return own;
        }
        return switch (fault) {
            case ContractException broken -> new CoreAnswerException(call.method(), url, 200, broken);
            case NoConnectionException none ->
                transport(Kind.CONNECT, "no connection in " + attempts + " attempts: " + none.getMessage(), none);
            case UncheckedIOException broken -> broken(broken);
            case LocalFileException local -> broken(local);
            case RuntimeException other -> other;
            default -> broken(fault);
        };
    }

    private CoreException broken(Exception fault) {
        Cancellation.Reason reason = cancellation.reason();
        if (reason != null) {
            return ended(reason, fault);
        }
        if (Thread.currentThread().isInterrupted()) {
            return transport(Kind.INTERRUPTED, "interrupted while waiting", fault);
        }
        LocalFileException local = localIn(fault);
        if (local != null) {
            return transport(Kind.LOCAL, textOf(local), local.getCause());
        }
        return transport(Kind.BROKEN, "the connection broke: " + textOf(fault), fault);
    }

    /** A source is read on a thread of the HttpClient's, which wraps what it meets there. */
    private static @Nullable LocalFileException localIn(@Nullable Throwable fault) {
        return fault == null || fault instanceof LocalFileException
                ? (LocalFileException) fault
                : localIn(fault.getCause());
    }

    private CoreException ended(Cancellation.Reason reason, @Nullable Exception fault) {
        return switch (reason) {
            case TIMEOUT -> transport(Kind.TIMEOUT, "no answer within " + timeout.toMillis() + " ms", fault);
            case GIVEN_UP -> transport(Kind.BROKEN, "the call was given up", fault);
            case CLIENT_CLOSED -> transport(Kind.BROKEN, "the client was closed", fault);
        };
    }

    /** The JDK hides the reason under a general one: "closed", and below it how many bytes were missing. */
    private static String textOf(Throwable fault) {
        Throwable deepest = fault;
        while (deepest.getCause() != null && deepest.getCause().getMessage() != null) {
            deepest = deepest.getCause();
        }
        String text = deepest.getMessage();
        return text == null ? fault.getClass().getSimpleName() : text;
    }

    private CoreTransportException transport(Kind kind, String what, @Nullable Throwable cause) {
        return new CoreTransportException(call.method(), url, kind, attempts.get(), what, cause);
    }
}
