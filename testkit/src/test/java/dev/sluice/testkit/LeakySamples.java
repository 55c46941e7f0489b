package dev.sluice.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Test classes for {@link LeakExtensionTest} to run; what they leave is in {@link #LEFT}. */
final class LeakySamples {
    static final Left LEFT = new Left();

    private LeakySamples() {}

    /** What has to be ended after a sample ran. */
    static final class Left {
        private final Deque<AutoCloseable> leaks = new ConcurrentLinkedDeque<>();

        /** A task that ends when {@link #close} is called. */
        Runnable task() {
            CountDownLatch end = new CountDownLatch(1);
            leaks.add(end::countDown);
            return () -> awaitEnd(end);
        }

        void add(AutoCloseable leak) {
            leaks.add(leak);
        }

        void close() throws Exception {
            for (AutoCloseable leak = leaks.poll(); leak != null; leak = leaks.poll()) {
                leak.close();
            }
        }

        private static void awaitEnd(CountDownLatch end) {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @ExtendWith(LeakExtension.class)
    static final class Tidy {
        @Test
        void closesWhatItOpens() throws Exception {
            Thread thread = Thread.ofVirtual().start(() -> {});
            thread.join();
            try (ServerSocket listener = listen()) {
                RawSocket.connect(listener.getLocalPort()).close();
            }
        }
    }

    @ExtendWith(LeakExtension.class)
    static final class EndsSoon {
        @Test
        void startsAThreadThatEndsByItself() {
            Thread.ofPlatform().start(() -> LockSupport.parkNanos(100_000_000));
        }
    }

    @ExtendWith({LeakExtension.class, OpensSocket.class})
    static final class ClosedByJUnit {
        @Test
        void leavesClosingToJUnit() {}
    }

    static final class OpensSocket implements BeforeAllCallback {
        @Override
        public void beforeAll(ExtensionContext context) throws IOException {
            context.getStore(ExtensionContext.Namespace.create(OpensSocket.class))
                    .put("listener", listen());
        }
    }

    @ExtendWith(LeakExtension.class)
    static final class LeavesThread {
        @Test
        void forgetsAThread() {
            Thread.ofPlatform().daemon().name("forgotten").start(LEFT.task());
        }
    }

    @ExtendWith(LeakExtension.class)
    static final class LeavesVirtualThread {
        @Test
        void forgetsAThread() {
            Thread.ofVirtual().name("forgotten-virtual").start(LEFT.task());
        }
    }

    @ExtendWith(LeakExtension.class)
    static final class LeavesSocket {
        @Test
        void forgetsASocket() throws IOException {
            LEFT.add(listen());
        }
    }

    @ExtendWith(LeakExtension.class)
    static final class LeavesProcess {
        @Test
        void forgetsAProcess() throws IOException {
            LEFT.add(new ProcessBuilder("cat").start()::destroyForcibly);
        }
    }

    private static ServerSocket listen() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }
}
