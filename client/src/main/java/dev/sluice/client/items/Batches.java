package dev.sluice.client.items;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Answers, pulled one at a time. */
@FunctionalInterface
interface Batches {
    /** The next batch, which may be without items, or empty at the end. Not before the one before is there. */
    CompletableFuture<Optional<Batch>> next();
}
