package dev.sluice.client.items;

import dev.sluice.wire.items.Item;
import java.net.URI;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The items of a get for one consumer, who takes what is there ({@link #poll}) and then asks for more
 * ({@link #advance}). Nothing is read ahead: an answer is fetched when the one before is used up. Repetitions after a
 * new login are left out.
 *
 * <p>{@link #poll} and {@link #advance} are for one thread at a time, {@link #close} and {@link #abort} for any.
 */
final class ItemFeed {
    private final URI url;
    private final Batches source;
    private final CancelSwitch calls;
    private final Deliveries deliveries;
    private final Consumer<ItemFeed> onEnd;
    private final CompletableFuture<XrtcException> aborted = new CompletableFuture<>();

    private Iterator<Item> items = Collections.emptyIterator();
    private int generation;
    private @Nullable CompletableFuture<Boolean> loading;
    private @Nullable XrtcException failure;
    private boolean complete;
    private volatile boolean stopped;

    ItemFeed(URI url, Batches source, CancelSwitch calls, Deliveries deliveries, Consumer<ItemFeed> onEnd) {
        this.url = url;
        this.source = source;
        this.calls = calls;
        this.deliveries = deliveries;
        this.onEnd = onEnd;
    }

    /** The next item of what is loaded, or null when that is used up. */
    @Nullable
    Item poll() {
        while (!stopped && items.hasNext()) {
            Item item = items.next();
            if (generation == Batch.OUTSIDE_CURSORS || deliveries.admit(generation, item)) {
                return item;
            }
        }
        return null;
    }

    /** Loads more; false at the end. The future fails as the get fails. */
    CompletableFuture<Boolean> advance() {
        CompletableFuture<Boolean> wanted = new CompletableFuture<>();
        synchronized (this) {
            if (failure != null) {
                return CompletableFuture.failedFuture(failure);
            }
            if (complete) {
                return CompletableFuture.completedFuture(false);
            }
            loading = wanted;
        }
        load(wanted);
        return wanted;
    }

    /** The consumer wants no more. Idempotent. */
    void close() {
        CompletableFuture<Boolean> waiting;
        synchronized (this) {
            complete = true;
            stopped = true;
            waiting = loading;
        }
        if (waiting != null) {
            waiting.complete(false);
        }
        calls.cancel("the get was closed by its reader");
        onEnd.accept(this);
    }

    /** Ends the feed; its consumer gets the reason. */
    void abort(String reason) {
        XrtcException cancelled = new XrtcException.Cancelled(Failure.local(url, reason, null));
        CompletableFuture<Boolean> waiting;
        synchronized (this) {
            failure = cancelled;
            stopped = true;
            waiting = loading;
        }
        if (waiting != null) {
            waiting.completeExceptionally(cancelled);
        }
        calls.cancel(reason);
        onEnd.accept(this);
        aborted.complete(cancelled);
    }

    /** Ends the call that is under way. */
    CancelSwitch calls() {
        return calls;
    }

    /** Brings the reason when the feed is aborted, also while the consumer asks for nothing. */
    CompletableFuture<XrtcException> aborted() {
        return aborted;
    }

    /** A loop for batches that are there already, so that many without items do not use up the stack. */
    private void load(CompletableFuture<Boolean> wanted) {
        CompletableFuture<Optional<Batch>> next = source.next();
        while (next.isDone()) {
            if (!settle(next, wanted)) {
                return;
            }
            next = source.next();
        }
        CompletableFuture<Optional<Batch>> pending = next;
        Completions.on(pending, (batch, problem) -> {
            if (settle(pending, wanted)) {
                load(wanted);
            }
        });
    }

    /** Whether more must be loaded, because this brought nothing and is not the end. */
    private boolean settle(CompletableFuture<Optional<Batch>> done, CompletableFuture<Boolean> wanted) {
        Batch batch;
        try {
            batch = done.join().orElse(null);
        } catch (CompletionException e) {
            fail(e.getCause() == null ? e : e.getCause(), wanted);
            return false;
        }
        boolean isLast = batch == null || batch.last();
        boolean isEmpty = batch == null || batch.items().isEmpty();
        synchronized (this) {
            if (batch != null) {
                items = batch.items().iterator();
                generation = batch.generation();
            }
            complete |= isLast;
        }
        if (isLast) {
            onEnd.accept(this);
        } else if (isEmpty) {
            return !wanted.isDone();
        }
        wanted.complete(!isEmpty);
        return false;
    }

    private void fail(Throwable problem, CompletableFuture<Boolean> wanted) {
        XrtcException known = problem instanceof XrtcException refusal ? refusal : null;
        synchronized (this) {
            if (failure == null && !complete) {
                failure = known;
            }
            complete = true;
        }
        if (known == null) {
            // Not the network's failure but the listener's, say: the call is still open.
            calls.cancel("the get failed: " + problem);
        }
        onEnd.accept(this);
        wanted.completeExceptionally(problem);
    }
}
