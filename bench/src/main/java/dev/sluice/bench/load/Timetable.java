package dev.sluice.bench.load;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The thread that sends the n-th item at {@code start + n × interval}. When a publisher still waits for its last reply,
 * the item waits too and keeps its intended time. A server that cannot keep up is not waited for without end: some time
 * after the timetable's end the rest is given up.
 */
final class Timetable implements AutoCloseable {
    /** A publisher that gets no reply for this long is talking to a dead server. */
    private static final long REPLY_LIMIT_NS = TimeUnit.SECONDS.toNanos(30);

    private final List<StampedRequest> requests;
    private final List<Publisher> publishers;
    private final long startNs;
    private final long intervalNs;
    private final long count;
    private final long giveUpNs;
    private final Thread thread;
    private volatile boolean stopped;
    private volatile long published;
    private volatile @Nullable RuntimeException failure;

    Timetable(List<Request> requests, List<Publisher> publishers, OpenLoop.Timing timing, long startNs) {
        this.requests = requests.stream().map(StampedRequest::new).toList();
        this.publishers = List.copyOf(publishers);
        this.startNs = startNs;
        this.intervalNs = TimeUnit.SECONDS.toNanos(1) / timing.itemsPerSecond();
        this.count = timing.warmUp().plus(timing.measure()).toNanos() / intervalNs;
        this.giveUpNs = startNs + count * intervalNs + timing.drain().toNanos();
        this.thread = Thread.ofPlatform().name("bench-timetable").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    boolean running() {
        return thread.isAlive();
    }

    long published() {
        return published;
    }

    /** Items of this portal. */
    long published(int portal) {
        return (published + requests.size() - 1 - portal) / requests.size();
    }

    /** Tells of every item that was due but not sent. Call after the thread has ended. */
    void forEachGivenUp(GivenUp told) {
        for (long n = published; n < count; n++) {
            told.item((int) (n % requests.size()), startNs + n * intervalNs);
        }
    }

    @FunctionalInterface
    interface GivenUp {
        void item(int portal, long intendedNs);
    }

    void rethrow() {
        RuntimeException cause = failure;
        if (cause != null) {
            throw new LoadException("Publishing failed: " + cause.getMessage(), cause);
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // Only this thread writes it.
    private void run() {
        try {
            for (long n = 0; n < count && !stopped; n++) {
                long intendedNs = startNs + n * intervalNs;
                Pace.waitUntil(intendedNs);
                int portal = (int) (n % requests.size());
                Publisher publisher = publishers.get(portal % publishers.size());
                waitFor(publisher);
                if (over()) {
                    return;
                }
                publisher.send(requests.get(portal), intendedNs, n / requests.size());
                published = n + 1;
            }
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    private boolean over() {
        return stopped || System.nanoTime() - giveUpNs > 0;
    }

    private void waitFor(Publisher publisher) {
        if (publisher.free()) {
            return;
        }
        long deadlineNs = System.nanoTime() + REPLY_LIMIT_NS;
        while (!publisher.free() && !over()) {
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(10));
            if (System.nanoTime() > deadlineNs) {
                throw new LoadException("A publisher got no reply for 30 s");
            }
        }
    }

    /** Ends the thread, also when the selector's thread failed. */
    @Override
    public void close() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
