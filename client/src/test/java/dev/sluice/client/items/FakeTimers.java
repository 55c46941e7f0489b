package dev.sluice.client.items;

import dev.sluice.testkit.FakeClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Timers that fire when the test lets time pass. For one thread. */
final class FakeTimers implements Timers {
    private final FakeClock clock;
    private final List<Task> tasks = new ArrayList<>();

    FakeTimers(FakeClock clock) {
        this.clock = clock;
    }

    private record Task(long dueNs, Runnable action) {}

    @Override
    public Timer after(Duration delay, Runnable action) {
        Task task = new Task(clock.nanoTime() + delay.toNanos(), action);
        tasks.add(task);
        return () -> tasks.remove(task);
    }

    /** Lets time pass in steps from one due task to the next. */
    void advance(Duration span) {
        long endNs = clock.nanoTime() + span.toNanos();
        while (true) {
            Task next = tasks.stream()
                    .filter(task -> task.dueNs <= endNs)
                    .min(Comparator.comparingLong(Task::dueNs))
                    .orElse(null);
            long stepNs = (next == null ? endNs : next.dueNs) - clock.nanoTime();
            clock.advance(Duration.ofNanos(Math.max(0, stepNs)));
            if (next == null) {
                return;
            }
            tasks.remove(next);
            next.action.run();
        }
    }

    /** How many tasks wait. */
    int waiting() {
        return tasks.size();
    }

    @Override
    public void close() {
        tasks.clear();
    }
}
