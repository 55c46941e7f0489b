package dev.sluice.rooms;

import dev.sluice.wire.rooms.RoomRequest;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Application messages for a program that takes them one after the other on a thread of its own. Bounded: what does not
 * fit is dropped and counted, because no peer's socket may wait for the program.
 *
 * <p>Thread-safe.
 */
public final class EventInbox implements EventReceiver {
    private final BlockingQueue<Received> waiting;
    private final LongAdder dropped = new LongAdder();

    /** A message and who sent it. */
    public record Received(Peer from, RoomRequest.Application message) {}

    public EventInbox(int maxMessages) {
        this.waiting = new ArrayBlockingQueue<>(maxMessages);
    }

    @Override
    public void received(Peer from, RoomRequest.Application message) {
        if (!waiting.offer(new Received(from, message))) {
            dropped.increment();
        }
    }

    /** Waits for a message, at most so long; null when none came. */
    public @Nullable Received poll(Duration limit) throws InterruptedException {
        return waiting.poll(limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    public long droppedCount() {
        return dropped.sum();
    }
}
