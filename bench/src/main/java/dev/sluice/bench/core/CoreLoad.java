package dev.sluice.bench.core;

import dev.sluice.client.core.AsyncCoreClient;
import dev.sluice.client.core.CoreClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.HdrHistogram.Histogram;

/**
 * The Java side: {@code CoreLoad URL SECTION SECONDS} makes the calls of one section after a warm-up of the same length
 * and prints one line of JSON.
 */
public final class CoreLoad {
    private static final int IN_FLIGHT = 16;

    private final CoreClient core;
    private final Histogram micros = new Histogram(60_000_000L, 3);

    private CoreLoad(CoreClient core) {
        this.core = core;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Duration length = Duration.ofSeconds(Long.parseLong(args[2]));
        try (CoreClient core = CoreClient.builder(args[0]).build()) {
            CoreLoad load = new CoreLoad(core);
            load.measure(args[1], length);
            load.micros.reset();
            long start = System.nanoTime();
            Duration worked = processorTime();
            load.measure(args[1], length);
            load.report(args[1], System.nanoTime() - start, processorTime().minus(worked));
        }
    }

    private void measure(String section, Duration length) throws InterruptedException {
        long end = System.nanoTime() + length.toNanos();
        switch (section) {
            case "ping" -> repeat(end, core::ping);
            case "ping16" -> together(end);
            case "list" -> repeat(end, core.processes()::list);
            case "download" ->
                repeat(System.nanoTime(), () -> core.filesystems().download("mem", "big", new Discarding()));
            case "file" -> repeat(System.nanoTime(), this::downloadToFile);
            default -> throw new IllegalArgumentException("section must be one of " + CoreStub.sections());
        }
    }

    /** Into a new file, as the Python side: to replace one that exists, some filesystems write it all to the disk first. */
    private void downloadToFile() {
        try {
            Path folder = Files.createTempDirectory("core-load");
            Path target = folder.resolve("big.bin");
            try {
                core.filesystems().download("mem", "big", target);
            } finally {
                Files.deleteIfExists(target);
                Files.delete(folder);
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private void repeat(long end, Runnable call) {
        do {
            long start = System.nanoTime();
            call.run();
            micros.recordValue((System.nanoTime() - start) / 1_000);
        } while (System.nanoTime() < end);
    }

    /** Sixteen calls in flight; each answer starts the next. */
    private void together(long end) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(IN_FLIGHT);
        ConcurrentLinkedQueue<Long> taken = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < IN_FLIGHT; i++) {
            next(core.async(), end, done, taken);
        }
        done.await();
        taken.forEach(micros::recordValue);
    }

    private static void next(AsyncCoreClient async, long end, CountDownLatch done, ConcurrentLinkedQueue<Long> taken) {
        long start = System.nanoTime();
        CompletableFuture<Void> _ = async.ping().handle((pong, fault) -> {
            taken.add((System.nanoTime() - start) / 1_000);
            if (fault != null || System.nanoTime() >= end) {
                done.countDown();
            } else {
                next(async, end, done, taken);
            }
            return null;
        });
    }

    private static Duration processorTime() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private void report(String section, long nanos, Duration worked) throws IOException {
        double perSecond = micros.getTotalCount() * 1e9 / nanos;
        System.out.printf(
                "{\"client\":\"java\",\"section\":\"%s\",\"calls_per_second\":%.1f,\"p50_us\":%d,\"p99_us\":%d,"
                        + "\"seconds\":%.2f,\"cpu_ms_per_call\":%.3f,\"peak_rss_mb\":%d}%n",
                section,
                perSecond,
                micros.getValueAtPercentile(50),
                micros.getValueAtPercentile(99),
                nanos / 1e9,
                (double) worked.toMillis() / micros.getTotalCount(),
                peakResidentMb());
    }

    private static long peakResidentMb() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")) / 1_024)
                .findFirst()
                .orElse(-1);
    }

    /** Takes everything and keeps nothing. */
    private static final class Discarding implements WritableByteChannel {
        @Override
        public int write(ByteBuffer bytes) {
            int taken = bytes.remaining();
            bytes.position(bytes.limit());
            return taken;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
