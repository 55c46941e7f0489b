package dev.sluice.client.core;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A body that one thread reads while it arrives, in the buffers it arrived in. The JDK's stream over a body asks for one
 * batch at a time, so that reader and network wait for each other at every few kilobytes; this one lets the network be
 * {@value #BATCHES_AHEAD} batches ahead and no more, which bounds its memory to a few megabytes.
 *
 * <p>The HttpClient's threads put in and never wait. For one reader; {@link #close} may come from any thread and ends a read
 * that waits, as an interrupt does.
 */
final class ArrivingBody extends InputStream implements BodySubscriber<ArrivingBody> {
    private static final int BATCHES_AHEAD = 32;
    private static final int WORTH_WAKING = BATCHES_AHEAD / 2;
    private static final long GATHERING_NANOS = 300_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<List<ByteBuffer>> arrived = new ArrayDeque<>();
    private Flow.@Nullable Subscription subscription;
    private @Nullable Throwable fault;
    private boolean ended;
    private boolean closed;
    /** The reader has something and waits a moment for more. */
    private boolean gathering;

    /** Of the reader alone. */
    private final Queue<ByteBuffer> taken = new ArrayDeque<>();

    private @Nullable ByteBuffer current;

    @Override
    public CompletionStage<ArrivingBody> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription network) {
        lock.lock();
        try {
            subscription = network;
            if (closed) {
                network.cancel();
                return;
            }
        } finally {
            lock.unlock();
        }
        network.request(BATCHES_AHEAD);
    }

    @Override
    public void onNext(List<ByteBuffer> batch) {
        lock.lock();
        try {
            if (!closed) {
                arrived.add(batch);
                if (!gathering || arrived.size() >= WORTH_WAKING) {
                    changed.signal();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void onError(Throwable broken) {
        end(broken);
    }

    @Override
    public void onComplete() {
        end(null);
    }

    private void end(@Nullable Throwable broken) {
        lock.lock();
        try {
            fault = broken;
            ended = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Bytes that arrived, at least one, waiting for them and a moment longer for more: for transfers, where waking the
     * reader costs more than its work. Null at the end. The buffer is the caller's from then on.
     */
    @Nullable
    ByteBuffer nextPart() throws IOException {
        return next(GATHERING_NANOS);
    }

    private @Nullable ByteBuffer next(long gatheringNanos) throws IOException {
        ByteBuffer rest = current;
        current = null;
        while (rest == null || !rest.hasRemaining()) {
            if (taken.isEmpty() && !take(gatheringNanos)) {
                return null;
            }
            rest = taken.poll();
        }
        return rest;
    }

    /** Takes all that is there and lets the network send as much again; false at the end. */
    private boolean take(long gatheringNanos) throws IOException {
        int batches = 0;
        Flow.Subscription network;
        lock.lock();
        try {
            while (arrived.isEmpty() && !ended && !closed) {
                changed.await();
            }
            gather(gatheringNanos);
            if (closed) {
                throw new IOException("closed");
            }
            if (arrived.isEmpty()) {
                if (fault != null) {
                    throw new IOException(fault.getMessage(), fault);
                }
                return false;
            }
            for (List<ByteBuffer> batch = arrived.poll(); batch != null; batch = arrived.poll()) {
                taken.addAll(batch);
                batches++;
            }
            network = subscription;
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } finally {
            lock.unlock();
        }
        if (network != null) {
            network.request(batches);
        }
        return true;
    }

    /** Only with the lock held. An interrupt ends it early and stays. */
    private void gather(long nanos) {
        gathering = true;
        try {
            for (long left = nanos; left > 0 && arrived.size() < WORTH_WAKING && !ended && !closed; ) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException early) {
            Thread.currentThread().interrupt();
        } finally {
            gathering = false;
        }
    }

    @Override
    public int read() throws IOException {
        ByteBuffer part = next(0);
        if (part == null) {
            return -1;
        }
        current = part;
        return part.get() & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        ByteBuffer part = next(0);
        if (part == null) {
            return -1;
        }
        int moved = Math.min(length, part.remaining());
        part.get(target, offset, moved);
        current = part;
        return moved;
    }

    @Override
    public void close() {
        Flow.Subscription network;
        lock.lock();
        try {
            closed = true;
            arrived.clear();
            changed.signal();
            network = ended ? null : subscription;
        } finally {
            lock.unlock();
        }
        if (network != null) {
            network.cancel();
        }
    }
}
