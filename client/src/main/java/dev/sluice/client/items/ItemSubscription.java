package dev.sluice.client.items;

import dev.sluice.wire.items.Item;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Hands items to a subscriber as it asks for them (the rules are those of {@link java.util.concurrent.Flow}). Nothing is
 * fetched while it asks for nothing, so its pace reaches the socket.
 *
 * <p>Signals come one after the other, on the thread that asked or on one that received an answer. The loop in
 * {@link #drain} is run by one thread at a time; {@code missed} counts the calls that came while it ran.
 */
final class ItemSubscription implements Flow.Subscription {
    private final Flow.Subscriber<? super Item> subscriber;
    private final CancelSwitch calls;
    private final AtomicLong demand = new AtomicLong();
    private final AtomicInteger missed = new AtomicInteger();

    private volatile @Nullable ItemFeed feed;
    private volatile @Nullable Throwable failure;
    private volatile boolean complete;
    private volatile boolean loading;
    private volatile boolean done;

    ItemSubscription(Flow.Subscriber<? super Item> subscriber, CancelSwitch calls) {
        this.subscriber = subscriber;
        this.calls = calls;
    }

    void begin(Function<CancelSwitch, CompletableFuture<ItemFeed>> opener) {
        if (done) {
            return;
        }
        Completions.on(opener.apply(calls), (opened, problem) -> {
            if (opened == null) {
                fail(problem);
                return;
            }
            feed = opened;
            if (done) {
                opened.close();
            }
            Completions.on(opened.aborted(), (reason, never) -> fail(reason));
            drain();
        });
    }

    @Override
    public void request(long count) {
        if (count <= 0) {
            failure = new IllegalArgumentException("a subscriber must ask for 1 item or more, not " + count);
        } else {
            demand.accumulateAndGet(count, (had, more) -> had + more < 0 ? Long.MAX_VALUE : had + more);
        }
        drain();
    }

    @Override
    public void cancel() {
        done = true;
        calls.cancel("the subscription was cancelled");
        ItemFeed open = feed;
        if (open != null) {
            open.close();
        }
    }

    private void fail(@Nullable Throwable problem) {
        failure = problem == null ? new IllegalStateException("a get without answer") : problem;
        drain();
    }

    private void drain() {
        if (missed.getAndIncrement() != 0) {
            return;
        }
        int handled = 1;
        while (handled != 0) {
            while (!done && step()) {}
            handled = missed.addAndGet(-handled);
        }
    }

    /** One signal or one request for more; whether there may be more to do. */
    private boolean step() {
        Throwable problem = failure;
        if (problem != null) {
            cancel();
            subscriber.onError(problem);
            return false;
        }
        ItemFeed open = feed;
        if (open == null || loading) {
            return false;
        }
        if (complete) {
            done = true;
            subscriber.onComplete();
            return false;
        }
        if (demand.get() == 0) {
            return false;
        }
        Item item = open.poll();
        if (item == null) {
            return load(open);
        }
        demand.decrementAndGet();
        deliver(item);
        return true;
    }

    private boolean load(ItemFeed open) {
        loading = true;
        CompletableFuture<Boolean> more = open.advance();
        Completions.on(more, (found, problem) -> {
            complete = Boolean.FALSE.equals(found);
            loading = false;
            if (problem == null) {
                drain();
            } else {
                fail(problem);
            }
        });
        return !loading;
    }

    /** A subscriber must not throw (Flow.Subscriber); if it does, the get ends and the thread's handler is told. */
    private void deliver(Item item) {
        try {
            subscriber.onNext(item);
        } catch (RuntimeException | Error e) {
            cancel();
            Completions.report(e);
        }
    }
}
