package dev.sluice.bench.section;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Every item a stand-in's portal ever got. A test's worth of items is few. */
final class PortalLog {
    private final List<String> payloads = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition added = lock.newCondition();

    void add(String payload) {
        lock.lock();
        try {
            payloads.add(payload);
            added.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** What came from index {@code from} on; empty when nothing came until {@code endNs}. */
    List<String> await(int from, long endNs) {
        lock.lock();
        try {
            long restNs = endNs - System.nanoTime();
            while (payloads.size() <= from && restNs > 0) {
                restNs = added.awaitNanos(Math.min(restNs, TimeUnit.MILLISECONDS.toNanos(50)));
                restNs = endNs - System.nanoTime();
            }
            return List.copyOf(payloads.subList(Math.min(from, payloads.size()), payloads.size()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        } finally {
            lock.unlock();
        }
    }
}
