package dev.sluice.edge;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that blocks (the account store), on virtual threads, so many at a time and no more. What comes back is handed to
 * the loop that asked.
 *
 * <p>Thread-safe.
 */
public final class BackgroundWork {
    private static final Logger log = LoggerFactory.getLogger(BackgroundWork.class);

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
                loop.execute(outcome(work, then, failed));
            } catch (RejectedExecutionException closed) {
                log.debug("nobody is left to be told", closed);
            } finally {
                free.release();
            }
        });
        return true;
    }

    /** What the loop is to do about it; an error, too, must leave no client without an answer. */
    private static <T> Runnable outcome(Supplier<T> work, Consumer<T> then, Consumer<RuntimeException> failed) {
        try {
            T result = work.get();
            return () -> then.accept(result);
        } catch (RuntimeException fault) {
            return () -> failed.accept(fault);
        } catch (Error fault) {
            return () -> failed.accept(new IllegalStateException("the work ended with an error", fault));
        }
    }
}
