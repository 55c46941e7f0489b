package dev.sluice.client.items;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer, pulled object by object. Nothing is read from the socket unless someone waits for an object,
 * and at most one reading (a few network buffers) and one object are held.
 *
 * <p>{@link #next} is for one consumer at a time; the other methods come from the HTTP client, timers and closers.
 * Futures are completed without a lock held.
 */
final class AnswerBody implements HttpResponse.BodySubscriber<AnswerBody> {
    /** Whom the body belongs to; told what goes on, without a lock held. */
    interface Owner {
        /** More bytes are waited for. */
        void waiting();

        void arrived();

        /** No more bytes will come. May be called more than once. */
        void ended();

        XrtcException explain(Throwable failure);

        XrtcException tooLarge();
    }

    private final ObjectCutter cutter;
    private final Owner owner;
    private Flow.@Nullable Subscription subscription;
    private @Nullable CompletableFuture<Optional<byte[]>> wanted;
    private @Nullable XrtcException failure;
    private boolean asked;
    private boolean ended;

    AnswerBody(ObjectCutter cutter, Owner owner) {
        this.cutter = cutter;
        this.owner = owner;
    }

    /** Available at once, so that the answer's head is there before its body. */
    @Override
    public CompletionStage<AnswerBody> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    /** The next object's bytes, or empty at the end. What came before a failure is still brought. */
    CompletableFuture<Optional<byte[]>> next() {
        CompletableFuture<Optional<byte[]>> want = new CompletableFuture<>();
        synchronized (this) {
            if (wanted != null) {
                throw new IllegalStateException("one object at a time");
            }
            wanted = want;
        }
        serve();
        return want;
    }

    /** Ends the body now: what was not consumed is dropped, and the connection closed unless all was read. */
    void abort(XrtcException reason) {
        Flow.Subscription open;
        synchronized (this) {
            if (failure == null) {
                failure = reason;
            }
            ended = true;
            cutter.clear();
            open = subscription;
        }
        if (open != null) {
            open.cancel();
        }
        owner.ended();
        serve();
    }

    @Override
    public void onSubscribe(Flow.Subscription newSubscription) {
        boolean over;
        synchronized (this) {
            subscription = newSubscription;
            over = ended;
        }
        if (over) {
            newSubscription.cancel();
        } else {
            serve();
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        owner.arrived();
        synchronized (this) {
            asked = false;
            if (!ended) {
                cutter.add(buffers);
            }
        }
        serve();
    }

    @Override
    public void onError(Throwable problem) {
        end(owner.explain(problem));
    }

    @Override
    public void onComplete() {
        end(null);
    }

    private void end(@Nullable XrtcException reason) {
        synchronized (this) {
            if (!ended) {
                ended = true;
                failure = reason;
            }
        }
        owner.ended();
        serve();
    }

    private void serve() {
        Runnable step;
        synchronized (this) {
            step = step();
        }
        step.run();
    }

    /** What is to be done for the consumer that waits, if one does: to run without the lock. */
    private Runnable step() {
        CompletableFuture<Optional<byte[]>> want = wanted;
        if (want == null) {
            return () -> {};
        }
        Optional<byte[]> cut = cutter.cut();
        if (cutter.isTooLarge()) {
            return () -> abort(owner.tooLarge());
        }
        if (cut.isEmpty() && !ended) {
            return ask();
        }
        wanted = null;
        if (cut.isPresent()) {
            return () -> want.complete(cut);
        }
        XrtcException problem = failure;
        if (problem != null) {
            return () -> want.completeExceptionally(problem);
        }
        Optional<byte[]> rest = cutter.rest();
        return () -> want.complete(rest);
    }

    private Runnable ask() {
        Flow.Subscription open = subscription;
        if (asked || open == null) {
            return () -> {};
        }
        asked = true;
        return () -> {
            owner.waiting();
            open.request(1);
        };
    }
}
