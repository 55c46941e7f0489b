package dev.sluice.client.core;

import dev.sluice.client.core.CoreTransportException.Kind;
import dev.sluice.wire.core.ContractException;
import dev.sluice.wire.core.InvalidRequestException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One call on its way: token, attempts, answer. A failed connection is tried again after a pause; a status never is,
 * but for one 401, after which the tokens are renewed. Steps follow one another on the HttpClient's threads, without
 * locks; cancelling the result gives the exchange up.
 */
final class Exchange<T> {
    private final CoreConnection connection;
    private final Call<T> call;
    private final URI url;
    private final int retries;
    private final Duration timeout;
    private final TransferProgress progress;
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private final @Nullable Thread waiter;
    private final HttpClient http;
    private volatile @Nullable CompletableFuture<?> sent;
    private int attempts;
    private boolean renewed;

    /** {@code waiter}: the thread that is going to wait for the result; then it can as well do the work. */
    Exchange(CoreConnection connection, Call<T> call, CallOptions options, @Nullable Thread waiter) {
        CoreSettings settings = connection.settings();
        TransferProgress listener = options.progress();
        this.connection = connection;
        this.waiter = waiter;
        this.call = call;
        this.url = connection.urlOf(call, options);
        this.retries = options.retries() == null ? settings.retries() : options.retries();
        this.timeout = options.timeout() == null ? settings.timeout() : options.timeout();
        this.progress = listener == null ? (bytes, total) -> {} : listener;
        this.http = connection.acquire(call);
    }

    CompletableFuture<T> start() {
        Futures.onEnd(result, (value, fault) -> {
            cancelIfGivenUp();
            connection.release(http, fault == null || fault instanceof CoreApiException);
        });
        if (call.needsToken()) {
            sendWith(connection.tokens().current());
        } else {
            send(Tokens.NONE);
        }
        return result;
    }

    private void cancelIfGivenUp() {
        CompletableFuture<?> pending = sent;
        if (result.isCancelled() && pending != null) {
            pending.cancel(true);
        }
    }

    private void sendWith(CompletableFuture<Tokens> tokens) {
        Futures.onEnd(tokens, (held, fault) -> {
            if (fault == null) {
                send(held);
            } else {
                result.completeExceptionally(Futures.rootOf(fault));
            }
        });
    }

    private void send(Tokens held) {
        attempts++;
        Thread here = isWhole() && Thread.currentThread().equals(waiter) ? waiter : null;
        IdleGuard guard = new IdleGuard(connection.watch(), timeout, here == null ? this::giveUp : here::interrupt);
        try {
            HttpRequest request = connection
                    .request(call, url, held)
                    .method(call.method(), call.body().counted((bytes, total) -> {
                        guard.touch();
                        progress.moved(bytes, total);
                    }))
                    .build();
            guard.start();
            if (call.answer() instanceof Call.Answer.InFile<T> inFile) {
                sendIntoFile(request, held, guard, inFile.target());
            } else if (here == null) {
                sendAway(request, held, guard);
            } else {
                sendHere(request, held, guard);
            }
        } catch (InvalidRequestException | IllegalArgumentException fault) {
            guard.stop();
            result.completeExceptionally(fault);
        }
    }

    private boolean isWhole() {
        return call.answer() instanceof Call.Answer.Whole<T>;
    }

    private BodyHandler<AnswerBody> handler() {
        return AnswerBody.handler(isWhole(), connection.settings().maxAnswerBytes());
    }

    private void sendAway(HttpRequest request, Tokens held, IdleGuard guard) {
        CompletableFuture<HttpResponse<AnswerBody>> answer = http.sendAsync(request, handler());
        sent = answer;
        Futures.onEnd(answer, (response, fault) -> arrived(response, fault, held, guard));
        cancelIfGivenUp();
    }

    private void sendIntoFile(HttpRequest request, Tokens held, IdleGuard guard, Path target) {
        FileBody body = new FileBody(new PartialFile(target), guard, progress);
        CompletableFuture<HttpResponse<AnswerBody>> answer = http.sendAsync(request, body.or(handler()));
        sent = answer;
        // Not on the thread that gave it up, which is the timer's: a file has to be removed then.
        CompletableFuture<?> _ = answer.whenCompleteAsync((response, fault) -> {
            if (fault == null) {
                arrived(response, null, held, guard);
            } else {
                Futures.onEnd(body.giveUp(fault), (gone, why) -> notStored(body, fault, held, guard));
            }
        });
        cancelIfGivenUp();
    }

    /** Nothing is left of the file when the caller gets to know. */
    private void notStored(FileBody body, Throwable fault, Tokens held, IdleGuard guard) {
        RuntimeException ours = body.ownFault();
        if (ours == null) {
            arrived(null, fault, held, guard);
            return;
        }
        guard.stop();
        settle(guard, () -> {
            throw ours;
        });
    }

    /** On the waiting thread, which saves the hand-over between threads. The guard gives up by interrupting it. */
    private void sendHere(HttpRequest request, Tokens held, IdleGuard guard) {
        HttpResponse<AnswerBody> response = null;
        Throwable fault = null;
        try {
            response = http.send(request, handler());
        } catch (IOException | UncheckedIOException broken) {
            fault = broken;
        } catch (InterruptedException interrupt) {
            fault = interrupt;
        }
        guard.stop();
        if (guard.hasExpired()) {
            // Whether or not the interrupt was seen, it was the guard's and must not outlive this call.
            Thread.interrupted();
        } else if (fault instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            result.completeExceptionally(transport(Kind.INTERRUPTED, "interrupted while waiting", fault));
            return;
        }
        arrived(response, fault, held, guard);
    }

    private void giveUp() {
        CompletableFuture<?> pending = sent;
        if (pending != null) {
            pending.cancel(true);
        }
    }

    private void arrived(
            @Nullable HttpResponse<AnswerBody> response, @Nullable Throwable fault, Tokens held, IdleGuard guard) {
        if (response == null) {
            guard.stop();
            failed(Futures.rootOf(fault == null ? new IOException("no answer") : fault), guard);
            return;
        }
        if (response.statusCode() == 401
                && call.needsToken()
                && !renewed
                && call.body().repeatable()) {
            guard.stop();
            renewed = true;
            retryWithNewToken(response, held);
            return;
        }
        answered(response, guard);
    }

    private void retryWithNewToken(HttpResponse<AnswerBody> response, Tokens held) {
        Futures.onEnd(connection.tokens().rejected(held), (tokens, fault) -> {
            if (fault != null) {
                result.completeExceptionally(Futures.rootOf(fault));
            } else if (tokens == held) {
                result.completeExceptionally(AnswerBody.refusal(call.method(), url, response));
            } else {
                send(tokens);
            }
        });
    }

    private void answered(HttpResponse<AnswerBody> response, IdleGuard guard) {
        if (!call.isAnswer(response.statusCode())) {
            guard.stop();
            result.completeExceptionally(AnswerBody.refusal(call.method(), url, response));
            return;
        }
        switch (call.answer()) {
            case Call.Answer.Whole<T> whole -> {
                guard.stop();
                settle(
                        guard,
                        () -> whole.reader()
                                .read(response.statusCode(), response.body().bytes()));
            }
            case Call.Answer.Flowing<T> flowing -> startFlow(flowing.reader(), response, guard);
            case Call.Answer.InFile<T> inFile -> {
                if (response.body() instanceof AnswerBody.Stored(long length)) {
                    guard.stop();
                    result.complete(inFile.result().apply(length));
                } else {
                    startFlow(body -> inFile.result().apply(Downloads.toFile(body, inFile.target())), response, guard);
                }
            }
        }
    }

    private void startFlow(Call.StreamReader<T> reader, HttpResponse<AnswerBody> response, IdleGuard guard) {
        Thread.ofVirtual().name("sluice-core-body").start(() -> flow(reader, response, guard));
    }

    private void flow(Call.StreamReader<T> reader, HttpResponse<AnswerBody> response, IdleGuard guard) {
        long total = response.headers().firstValueAsLong("Content-Length").orElse(-1);
        try (InputStream body = response.body().stream()) {
            CompletableFuture<Void> closing = new CompletableFuture<>();
            Futures.onEnd(closing, (nothing, cancelled) -> closeQuietly(body));
            sent = closing;
            cancelIfGivenUp();
            WatchedStream watched = new WatchedStream(body, total, guard, progress);
            settle(guard, () -> reader.read(watched));
        } catch (IOException closing) {
            // Everything was read or the fault is already told.
            result.completeExceptionally(closing);
        } finally {
            guard.stop();
        }
    }

    private static void closeQuietly(InputStream body) {
        try {
            body.close();
        } catch (IOException ignored) {
            // It is given up anyway.
        }
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read() throws IOException;
    }

    private void settle(IdleGuard guard, Reading<T> reading) {
        try {
            result.complete(reading.read());
        } catch (ContractException fault) {
            result.completeExceptionally(new CoreAnswerException(call.method(), url, 200, fault));
        } catch (LocalFileException fault) {
            result.completeExceptionally(transport(Kind.LOCAL, String.valueOf(fault.getMessage()), fault.getCause()));
        } catch (IOException | UncheckedIOException fault) {
            failed(fault, guard);
        } catch (RuntimeException fault) {
            result.completeExceptionally(fault);
        }
    }

    private void failed(Throwable fault, IdleGuard guard) {
        if (guard.hasExpired()) {
            result.completeExceptionally(
                    transport(Kind.TIMEOUT, "no answer within " + timeout.toMillis() + " ms", fault));
        } else if (isConnect(fault)) {
            retryOrFail(fault);
        } else if (fault instanceof InvalidRequestException) {
            result.completeExceptionally(fault);
        } else {
            result.completeExceptionally(transport(Kind.BROKEN, "the connection broke: " + textOf(fault), fault));
        }
    }

    private void retryOrFail(Throwable fault) {
        if (attempts > retries || result.isDone()) {
            result.completeExceptionally(
                    transport(Kind.CONNECT, "no connection in " + attempts + " attempts: " + textOf(fault), fault));
            return;
        }
        try {
            Runnable again = () -> {
                if (call.needsToken()) {
                    sendWith(connection.tokens().current());
                } else {
                    send(Tokens.NONE);
                }
            };
            ScheduledFuture<?> _ = connection.timer().schedule(again, pauseNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closed) {
            result.completeExceptionally(transport(Kind.CONNECT, "the client was closed", fault));
        }
    }

    /** At once, then the pause, then twice as long each time. */
    private long pauseNanos() {
        long base = connection.settings().backoff().toNanos();
        return attempts == 1 ? 0 : base << Math.min(attempts - 2, 10);
    }

    private static boolean isConnect(Throwable fault) {
        return fault instanceof ConnectException
                || fault instanceof HttpConnectTimeoutException
                || fault instanceof UnresolvedAddressException;
    }

    /** The JDK hides the reason under a general one: "closed", and below it how many bytes were missing. */
    private static String textOf(Throwable fault) {
        Throwable deepest = fault;
        while (deepest.getCause() != null && deepest.getCause().getMessage() != null) {
            deepest = deepest.getCause();
        }
        String text = deepest.getMessage();
        if (text == null && deepest instanceof ConnectException) {
            // The JDK says nothing more about a refusal.
            return "is a server listening there?";
        }
        return text == null ? fault.getClass().getSimpleName() : text;
    }

    private CoreTransportException transport(Kind kind, String what, @Nullable Throwable cause) {
        return new CoreTransportException(call.method(), url, kind, attempts, what, cause);
    }
}
