package dev.sluice.client.items;

import dev.sluice.wire.items.AnswerFault;
import dev.sluice.wire.items.GetAnswer;
import dev.sluice.wire.items.ItemAnswerReader;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The answer of one get, as it comes in. */
final class SingleGet implements Batches {
    private final Answer answer;
    private final int generation;
    private final boolean oneObject;
    private final Losses losses;

    SingleGet(Answer answer, int generation, boolean oneObject, Losses losses) {
        this.answer = answer;
        this.generation = generation;
        this.oneObject = oneObject;
        this.losses = losses;
    }

    @Override
    public CompletableFuture<Optional<Batch>> next() {
        return answer.body().next().thenApply(object -> object.map(this::batch));
    }

    private Batch batch(byte[] object) {
        GetAnswer read;
        try {
            read = ItemAnswerReader.get(object);
        } catch (AnswerFault e) {
            throw answer.violation("the answer is broken: " + e.getMessage(), e);
        }
        losses.add(read.lost());
        return new Batch(read.items(), generation, oneObject);
    }
}
