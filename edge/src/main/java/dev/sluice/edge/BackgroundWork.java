package dev.sluice.edge;

import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Work that blocks (the account store), on virtual threads, so many at a time and no more. What comes back is handed to
 * the loop that asked.
 *
 * <p>Thread-safe.
 */
public final class BackgroundWork {
    private final Semaphore free;

    public BackgroundWork(int atOnce) {
        this.free = new Semaphore(atOnce);
    }

    /**
     * Runs {@code work} on a virtual thread and {@code then} or {@code failed} on {@code loop}.
     *
     * @return false, with nothing done, when too much is under way
     */
    public <T> boolean submit(Loop loop, Supplier<T> work, Consumer<T> then, Consumer<RuntimeException> failed) {
        if (!free.tryAcquire()) {
            return false;
        }
        Thread.ofVirtual().name("background-work").start(() -> {
            try {
                T result = work.get();
                loop.execute(() -> then.accept(result));
            } catch (RuntimeException fault) {
                loop.execute(() -> failed.accept(fault));
            } finally {
                free.release();
            }
        });
        return true;
    }
}
