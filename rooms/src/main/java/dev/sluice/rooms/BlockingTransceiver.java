package dev.sluice.rooms;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A transport whose {@code send} blocks, such as a plain socket: a virtual thread of its own sends what the mailbox holds,
 * so nobody else waits for it. The thread ends when the peer's connection is closed.
 */
public final class BlockingTransceiver implements Transceiver {
    private final Sender sender;
    private final Consumer<CloseReason> closer;
    private final Semaphore work = new Semaphore(0);
    private final Thread thread;
    private volatile @Nullable Mailbox mailbox;
    private volatile @Nullable CloseReason closed;

    /** Sends one text message, and may block. */
    @FunctionalInterface
    public interface Sender {
        void send(String text) throws IOException;
    }

    /** {@code closer} closes the socket; it is called once, on the sending thread. */
    public BlockingTransceiver(Sender sender, Consumer<CloseReason> closer) {
        this.sender = sender;
        this.closer = closer;
        this.thread = Thread.ofVirtual().name("room-sender").start(this::run);
    }

    @Override
    public void wake(Mailbox waiting) {
        mailbox = waiting;
        work.release();
    }

    @Override
    public void close(CloseReason reason) {
        closed = reason;
        work.release();
        if (reason == CloseReason.SLOW) {
            thread.interrupt();
        }
    }

    private void run() {
        CloseReason reason = null;
        try {
            while (reason == null) {
                work.acquire();
                work.drainPermits();
                reason = closed;
                sendWaiting(reason);
            }
        } catch (IOException broken) {
            reason = CloseReason.LOST;
        } catch (InterruptedException interrupted) {
            reason = CloseReason.SLOW;
        }
        closer.accept(reason);
    }

    private void sendWaiting(@Nullable CloseReason reason) throws IOException {
        Mailbox from = mailbox;
        if (from == null || reason == CloseReason.SLOW || reason == CloseReason.LOST) {
            return;
        }
        for (Message next = from.poll(); next != null; next = from.poll()) {
            sender.send(next.text());
        }
    }
}
