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

    /** What a failed wait throws: the fault of the other thread with the stack trace of this one. */
    static RuntimeException thrown(ExecutionException failed) {
        Throwable cause = failed.getCause();
        if (cause instanceof Error error) {
            throw error;
        }
        if (cause instanceof RuntimeException fault) {
            fault.fillInStackTrace();
            return fault;
        }
        return new IllegalStateException(cause);
    }
}
