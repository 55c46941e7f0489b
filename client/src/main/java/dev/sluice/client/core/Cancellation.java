package dev.sluice.client.core;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How an exchange is ended from outside: by the watch over its time, by its caller, or by the closing of the client. The
 * first to end it tells the reason. The exchange says what has to be closed so that its thread stops waiting; whoever ends
 * it closes that and waits for nothing. Safe for all threads.
 */
final class Cancellation {
    /** Why an exchange was ended. */
    enum Reason {
        TIMEOUT,
        GIVEN_UP,
        CLIENT_CLOSED
    }

    private final CompletableFuture<Reason> end = new CompletableFuture<>();
    private @Nullable Runnable closing;

    void end(Reason reason) {
        if (end.complete(reason)) {
            closeWhatWaits();
        }
    }

    /** Null while nobody ended it. */
    @Nullable
    Reason reason() {
        return end.getNow(null);
    }

    /** What ends the waiting from now on, instead of what was told before; runs at once when the end is there already. */
    void closes(Runnable action) {
        synchronized (this) {
            closing = action;
        }
        if (end.isDone()) {
            closeWhatWaits();
        }
    }

    /** From now on there is nothing to close. False when it was ended before: then what was to be closed is of no use. */
    synchronized boolean release() {
        closing = null;
        return !end.isDone();
    }

    private void closeWhatWaits() {
        Runnable action;
        synchronized (this) {
            action = closing;
            closing = null;
        }
        if (action != null) {
            action.run();
        }
    }

    /** Runs the action on a thread of its own if it is ever ended. */
    void whenEnded(Consumer<Reason> action) {
        CompletableFuture<Void> _ = end.thenAcceptAsync(action, Thread::startVirtualThread);
    }

    /** Waits for the value, but not longer than to the end. */
    <V> V await(CompletableFuture<V> value) throws InterruptedException, ExecutionException, EndedException {
        if (!value.isDone()) {
            CompletableFuture.anyOf(value.handle((done, fault) -> ""), end).get();
        }
        if (!value.isDone()) {
            throw new EndedException();
        }
        return value.get();
    }

    /** Waits that long, unless the end comes before. */
    void pause(long nanos) throws InterruptedException, EndedException {
        try {
            end.get(nanos, TimeUnit.NANOSECONDS);
            throw new EndedException();
        } catch (TimeoutException over) {
            // The pause is over, as it should be.
        } catch (ExecutionException never) {
            throw new IllegalStateException(never);
        }
    }

    /** The exchange was ended while its thread waited for something else than the network. */
    static final class EndedException extends IOException {
        EndedException() {
            super("ended");
        }
    }
}
