package dev.sluice.client.items;

import java.time.Duration;

/** Runs something later, never on the thread that waits for the time to come. */
interface Timers extends AutoCloseable {
    Timer after(Duration delay, Runnable task);

    @Override
    void close();

    /** A task that has not run yet. */
    interface Timer {
        /** Idempotent; a task that is already running goes on. */
        void cancel();
    }
}
