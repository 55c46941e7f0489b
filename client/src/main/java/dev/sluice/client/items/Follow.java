package dev.sluice.client.items;

import dev.sluice.base.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Stream gets one after the other, as one that does not end. Between two of them items wait in the server's ring, so
 * none is missed that fits in there. The first failure ends it.
 *
 * <p>{@link #next} is for one consumer at a time.
 */
final class Follow implements Batches {
    /** A server that ends a stream at once without bringing anything is asked again at this pace. */
    private static final Duration SHORTEST_EMPTY_ROUND = Duration.ofMillis(200);

    private static final Optional<Batch> NEW_ROUND = Optional.of(new Batch(List.of(), Batch.OUTSIDE_CURSORS, false));

    private final Supplier<CompletableFuture<Batches>> opener;
    private final Timers timers;
    private final Clock clock;
    private Batches round;
    private long roundStartNs;
    private boolean roundIsEmpty = true;

    Follow(Batches first, Supplier<CompletableFuture<Batches>> opener, Timers timers, Clock clock) {
        this.round = first;
        this.opener = opener;
        this.timers = timers;
        this.clock = clock;
        this.roundStartNs = clock.nanoTime();
    }

    /** Each new round begins with a batch without items, so that no chain of futures grows while nothing happens. */
    @Override
    public CompletableFuture<Optional<Batch>> next() {
        return round.next().thenCompose(batch -> {
            if (batch.isPresent()) {
                roundIsEmpty &= batch.get().items().isEmpty();
                return CompletableFuture.completedFuture(batch);
            }
            return pause().thenCompose(go -> opener.get()).thenApply(this::begin);
        });
    }

    private Optional<Batch> begin(Batches opened) {
        round = opened;
        roundStartNs = clock.nanoTime();
        roundIsEmpty = true;
        return NEW_ROUND;
    }

    private CompletableFuture<Void> pause() {
        long leftNs = SHORTEST_EMPTY_ROUND.toNanos() - (clock.nanoTime() - roundStartNs);
        if (!roundIsEmpty || leftNs <= 0) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> paused = new CompletableFuture<>();
        timers.after(Duration.ofNanos(leftNs), () -> paused.complete(null));
        return paused;
    }
}
