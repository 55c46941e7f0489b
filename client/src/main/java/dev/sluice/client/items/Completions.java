package dev.sluice.client.items;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Callbacks on futures whose failures nobody can overlook. */
final class Completions {
    private Completions() {}

    /**
     * Runs the action when the future is done, with its result or its failure (not wrapped). What the action throws
     * goes to the thread's handler of uncaught exceptions instead of into a future that nobody holds.
     */
    static <T> void on(CompletableFuture<T> future, BiConsumer<@Nullable T, @Nullable Throwable> action) {
        CompletableFuture<T> _ = future.whenComplete((result, failure) -> {
            try {
                action.accept(result, failure == null ? null : unwrapped(failure));
            } catch (RuntimeException | Error e) {
                report(e);
            }
        });
    }

    static Throwable unwrapped(Throwable failure) {
        boolean isWrapper = failure instanceof CompletionException || failure instanceof ExecutionException;
        Throwable cause = failure.getCause();
        return isWrapper && cause != null ? cause : failure;
    }

    static void report(Throwable uncaught) {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, uncaught);
    }
}
