package dev.sluice.cli.items;

import dev.sluice.client.items.GetOptions;
import dev.sluice.client.items.ItemStream;
import dev.sluice.client.items.XrtcClient;
import dev.sluice.wire.items.Item;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ObjIntConsumer;
import org.HdrHistogram.Histogram;

/**
 * Sends items at a fixed pace through a portal and measures how long each takes to come back. An item that had to wait
 * because the one before it took too long counts from the moment it was due, not from when it could be sent.
 *
 * <p>For one use, by one thread.
 */
final class LatencyRun {
    /** How long after the last set an item may still arrive. */
    private static final long GRACE_MS = 2_000;

    private static final long HIGHEST_NS = TimeUnit.MINUTES.toNanos(10);
    private static final int DIGITS = 3;

    private final XrtcClient setter;
    private final XrtcClient getter;
    private final LatencyPlan plan;
    private final ObjIntConsumer<Histogram> onItem;
    private final String mark = Long.toHexString(System.nanoTime()) + ":";
    private final AtomicLongArray dueNs;
    private final CountDownLatch missing;
    private final Histogram latencyNs = new Histogram(HIGHEST_NS, DIGITS);

    /** {@code onItem} is called with what is measured so far and the latency in µs, on the reader's thread. */
    LatencyRun(XrtcClient setter, XrtcClient getter, LatencyPlan plan, ObjIntConsumer<Histogram> onItem) {
        this.setter = setter;
        this.getter = getter;
        this.plan = plan;
        this.onItem = onItem;
        this.dueNs = new AtomicLongArray(plan.total());
        this.missing = new CountDownLatch(plan.total());
    }

    LatencyReport run() throws InterruptedException {
        ItemStream items = getter.follow(GetOptions.stream().fifo(), plan.portal());
        CompletableFuture<Void> reading = new CompletableFuture<>();
        Thread reader = Thread.ofVirtual().name("latency-reader").start(() -> read(items, reading));
        try {
            send(reading);
            boolean all = missing.await(GRACE_MS, TimeUnit.MILLISECONDS);
            if (!all) {
                failIfBroken(reading);
            }
        } finally {
            items.close();
            reader.join();
        }
        return new LatencyReport(plan.count(), latencyNs);
    }

    private void send(CompletableFuture<Void> reading) {
        long startNs = System.nanoTime();
        for (int i = 0; i < plan.total(); i++) {
            long timetableNs = startNs + i * plan.interval().toNanos();
            boolean late = System.nanoTime() > timetableNs;
            waitUntil(timetableNs);
            failIfBroken(reading);
            dueNs.set(i, late ? timetableNs : System.nanoTime());
            setter.set(plan.portal(), mark + i);
        }
    }

    private static void waitUntil(long timeNs) {
        for (long leftNs = timeNs - System.nanoTime(); leftNs > 0; leftNs = timeNs - System.nanoTime()) {
            LockSupport.parkNanos(leftNs);
        }
    }

    private void read(ItemStream items, CompletableFuture<Void> reading) {
        try {
            items.forEach(this::arrived);
            reading.complete(null);
        } catch (RuntimeException e) {
            reading.completeExceptionally(e);
        }
    }

    /** Items of earlier runs, and other people's, do not carry this run's mark. */
    private void arrived(Item item) {
        long nowNs = System.nanoTime();
        if (!item.payload().startsWith(mark)) {
            return;
        }
        int number =
                Integer.parseInt(item.payload(), mark.length(), item.payload().length(), 10);
        if (number >= plan.warmUp()) {
            long tookNs = Math.min(HIGHEST_NS, Math.max(0, nowNs - dueNs.get(number)));
            latencyNs.recordValue(tookNs);
            onItem.accept(latencyNs, (int) (tookNs / 1_000));
        }
        missing.countDown();
    }

    private static void failIfBroken(CompletableFuture<Void> reading) {
        if (reading.isCompletedExceptionally()) {
            try {
                reading.join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : e;
            }
        }
    }
}
