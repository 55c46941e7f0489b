package dev.sluice.client.items;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Waits for a call on the caller's thread. */
final class Blocking {
    private Blocking() {}

    /**
     * The result, or the failure thrown on this thread. An interrupt cancels the call; the thread's interrupt flag stays
     * set.
     */
    static <T> T await(CompletableFuture<T> result, URI url, CancelSwitch cancel) {
        try {
            return result.get();
        } catch (InterruptedException e) {
            cancel.cancel("its thread was interrupted");
            Thread.currentThread().interrupt();
            throw new XrtcException.Cancelled(Failure.local(url, "the waiting thread was interrupted", e));
        } catch (ExecutionException e) {
            switch (Completions.unwrapped(e)) {
                case XrtcException failure -> throw failure.again();
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                default -> throw new IllegalStateException(e);
            }
        }
    }
}
