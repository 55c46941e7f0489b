package dev.sluice.client.rooms;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Waiting for futures, and looking at what they failed of. */
final class Waits {
    private Waits() {}

    /** The result, or the failure thrown on this thread. After an interrupt the thread's flag stays set. */
    static <T> T result(CompletableFuture<T> future, Place place) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RoomException.Closed(place.failure("the waiting thread was interrupted", e));
        } catch (ExecutionException e) {
            switch (unwrapped(e)) {
                case RoomException failure -> throw failure.again();
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                default -> throw new IllegalStateException(e);
            }
        }
    }

    /** Whether the future is done, well or not, within the time. For the threads of rooms, which nobody interrupts. */
    static boolean isDone(CompletableFuture<?> future, Duration limit) {
        try {
            future.get(Math.max(0, limit.toNanos()), TimeUnit.NANOSECONDS);
            return true;
        } catch (ExecutionException failed) {
            return true;
        } catch (TimeoutException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return future.isDone();
        }
    }

    /** What a future that is done failed of; null when it did not. */
    static @Nullable Throwable failureOf(CompletableFuture<?> done) {
        return done.isCompletedExceptionally() ? unwrapped(done.exceptionNow()) : null;
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
