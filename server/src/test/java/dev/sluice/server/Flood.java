package dev.sluice.server;

import dev.sluice.testkit.Await;
import dev.sluice.testkit.RawSocket;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/** Sends the same bytes for as long as the server takes them, on a thread of its own, and reads nothing. */
final class Flood implements AutoCloseable {
    /** So long without a byte taken means that the server has stopped reading. */
    private static final long STUCK_NS = 500_000_000L;

    private final RawSocket socket;
    private final byte[] bytes;
    private final Thread thread;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong lastNs = new AtomicLong(System.nanoTime());

    private Flood(RawSocket socket, byte[] bytes) {
        this.socket = socket;
        this.bytes = bytes;
        this.thread = Thread.ofPlatform().name("flood").unstarted(this::work);
    }

    static Flood start(int port, byte[] bytes) throws IOException {
        return over(RawSocket.connect(port), bytes);
    }

    static Flood over(RawSocket socket, byte[] bytes) {
        Flood flood = new Flood(socket, bytes);
        flood.thread.start();
        return flood;
    }

    private void work() {
        try {
            while (true) {
                socket.send(bytes);
                sent.addAndGet(bytes.length);
                lastNs.set(System.nanoTime());
            }
        } catch (IOException closed) {
            lastNs.set(System.nanoTime());
        }
    }

    /** Waits until the server takes no more. */
    void awaitStuck() {
        Await.until("the flood to be stuck", () -> System.nanoTime() - lastNs.get() > STUCK_NS);
        if (!thread.isAlive()) {
            throw new AssertionError("the server closed the connection after " + sent + " bytes");
        }
    }

    /** What the server, or a buffer on the way, has taken so far. */
    long sentBytes() {
        return sent.get();
    }

    /** Waits until the server has cut the connection. */
    void awaitCut() {
        Await.until("the flood to be cut off", () -> !thread.isAlive());
    }

    @Override
    public void close() throws IOException {
        socket.reset();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
