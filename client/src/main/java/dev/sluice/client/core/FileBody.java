package dev.sluice.client.core;

import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The body of one attempt, written into a file on the thread on which the HttpClient hands it over, which spares a change
 * of thread for each buffer; so that thread waits for the disk, and for {@link TransferProgress}. The network is asked for
 * more when all is written.
 *
 * <p>{@link #giveUp} may come from any thread and never waits for the disk: if something is being written, the writing
 * thread cleans up after it.
 */
final class FileBody implements BodySubscriber<AnswerBody> {
    private final PartialFile file;
    private final IdleGuard guard;
    private final TransferProgress progress;
    private final CompletableFuture<AnswerBody> end = new CompletableFuture<>();
    /** Held while the file is touched. */
    private final ReentrantLock working = new ReentrantLock();

    private final AtomicReference<@Nullable Throwable> fault = new AtomicReference<>();
    private volatile @Nullable RuntimeException ownFault;
    private volatile Flow.@Nullable Subscription network;
    private volatile long totalBytes = -1;
    /** Of the network's signals, which follow one another. */
    private long moved;

    FileBody(PartialFile file, IdleGuard guard, TransferProgress progress) {
        this.file = file;
        this.guard = guard;
        this.progress = progress;
    }

    /** This for a success that needs no unpacking, and {@code others} for the rest. */
    BodyHandler<AnswerBody> or(BodyHandler<AnswerBody> others) {
        return head -> {
            if (head.statusCode() / 100 != 2 || AnswerBody.isPacked(head)) {
                return others.apply(head);
            }
            totalBytes = head.headers().firstValueAsLong("Content-Length").orElse(-1);
            return this;
        };
    }

    @Override
    public CompletionStage<AnswerBody> getBody() {
        return end;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        network = subscription;
        work(file::create);
        goOn();
    }

    @Override
    public void onNext(List<ByteBuffer> batch) {
        work(() -> {
            moved += file.write(batch.toArray(ByteBuffer[]::new));
            guard.touch();
            progress.moved(moved, totalBytes);
        });
        goOn();
    }

    @Override
    public void onComplete() {
        if (work(file::commit)) {
            end.complete(new AnswerBody.Stored(moved));
        }
    }

    @Override
    public void onError(Throwable broken) {
        CompletableFuture<?> _ = giveUp(broken);
    }

    /** Stops it without leaving a file, whole or not; the future ends when that is done. */
    CompletableFuture<?> giveUp(Throwable why) {
        fault.compareAndSet(null, why);
        discardUnlessWorking();
        return end;
    }

    /** What failed on this side and not in the network, if anything did. */
    @Nullable
    RuntimeException ownFault() {
        return ownFault;
    }

    private void goOn() {
        Flow.Subscription source = network;
        if (source == null) {
            return;
        }
        if (fault.get() == null) {
            source.request(1);
        } else {
            source.cancel();
        }
    }

    /** Takes a step unless it was given up; answers whether it was taken and went well. */
    private boolean work(Runnable step) {
        working.lock();
        try {
            if (fault.get() == null) {
                step.run();
            }
        } catch (RuntimeException own) {
            if (fault.compareAndSet(null, own)) {
                ownFault = own;
            }
        } finally {
            working.unlock();
        }
        discardUnlessWorking();
        return fault.get() == null;
    }

    /** Whoever works looks here again when done, so that nobody has to wait. */
    private void discardUnlessWorking() {
        Throwable why = fault.get();
        if (why == null || end.isDone() || !working.tryLock()) {
            return;
        }
        try {
            file.discard();
        } catch (LocalFileException stuck) {
            why.addSuppressed(stuck);
        } finally {
            working.unlock();
        }
        Flow.Subscription source = network;
        if (source != null) {
            source.cancel();
        }
        end.completeExceptionally(why);
    }
}
