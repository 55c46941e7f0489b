package dev.sluice.client.core;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;

/** What this package does with futures. */
final class Futures {
    private Futures() {}

    /** Runs the action when the future ends, with a value or with a fault; the action must not throw. */
    static <T> void onEnd(CompletableFuture<T> future, BiConsumer<? super T, ? super Throwable> action) {
        CompletableFuture<T> _ = future.whenComplete(action);
    }

    /** What went wrong below the wrappers of futures. */
    static Throwable rootOf(Throwable fault) {
        Throwable cause = fault.getCause();
        return fault instanceof CompletionException && cause != null ? rootOf(cause) : fault;
    }

    /** What a failed wait throws. Its stack trace stays that of the other thread, which others may be told of, too. */
    static RuntimeException thrown(ExecutionException failed) {
        Throwable cause = failed.getCause();
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException fault ? fault : new IllegalStateException(cause);
    }
}
