package dev.sluice.examples.items;

import dev.sluice.client.items.GetOptions;
import dev.sluice.client.items.XrtcClient;
import dev.sluice.wire.items.Item;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Sets 100 items, one every 100 ms, and gets them with another key of the same account: the end-to-end latency of each,
 * the running mean, and at the end percentiles. The keys are in {@code xrtc_set.env} and {@code xrtc_get.env}.
 */
public final class LatencyTest {
    private static final int ITEMS = 100;
    private static final long PERIOD_MS = 100;
    private static final String PORTAL = "latency";

    private final Histogram latenciesUs = new Histogram(TimeUnit.MINUTES.toMicros(1), 3);
    private final CountDownLatch setting = new CountDownLatch(1);
    private double meanMs;
    private int iteration;

    private LatencyTest() {}

    public static void main(String[] args) throws InterruptedException {
        new LatencyTest().run();
    }

    private void run() throws InterruptedException {
        try (XrtcClient setter = open("xrtc_set.env");
                XrtcClient getter = open("xrtc_get.env")) {
            Thread reader = Thread.ofVirtual().start(() -> get(getter));
            set(setter);
            reader.join();
        }
        System.out.printf(
                "p50 = %.2f ms, p90 = %.2f ms, p99 = %.2f ms, max = %.2f ms, items = %d%n",
                ms(50), ms(90), ms(99), ms(100), latenciesUs.getTotalCount());
    }

    private static XrtcClient open(String envFile) {
        Path file = Path.of(envFile);
        return XrtcClient.builder().credentialsFile(file).connectionFile(file).open();
    }

    /** Closing the timetable waits for what is on it: the sets, and a second for the last items to arrive. */
    private void set(XrtcClient client) {
        try (ScheduledExecutorService timetable = Executors.newSingleThreadScheduledExecutor()) {
            for (int i = 0; i < ITEMS; i++) {
                var _ = timetable.schedule(() -> setNow(client), i * PERIOD_MS, TimeUnit.MILLISECONDS);
            }
            var _ = timetable.schedule(setting::countDown, ITEMS * PERIOD_MS + 1000, TimeUnit.MILLISECONDS);
        }
    }

    private static void setNow(XrtcClient client) {
        client.set(PORTAL, Long.toString(System.nanoTime()));
    }

    /** Streams until the setter is done; the cutoff discards what an earlier run left. */
    private void get(XrtcClient client) {
        GetOptions options = GetOptions.stream().fifo().cutoff(Duration.ofMillis(500));
        while (setting.getCount() > 0) {
            for (Item item : client.get(options, PORTAL)) {
                record(System.nanoTime() - Long.parseLong(item.payload()));
            }
        }
    }

    private void record(long latencyNs) {
        double latencyMs = latencyNs / 1e6;
        meanMs = (meanMs * iteration + latencyMs) / (iteration + 1);
        iteration++;
        latenciesUs.recordValue(latencyNs / 1000);
        System.out.printf("iteration = %d: latency = %.1f ms, mean = %.1f ms%n", iteration, latencyMs, meanMs);
    }

    private double ms(double percentile) {
        return latenciesUs.getValueAtPercentile(percentile) / 1e3;
    }
}
