package dev.sluice.bench.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/**
 * Publishers that keep to a timetable whatever the server does, and readers that time what arrives. The n-th item goes
 * to portal {@code n mod portals}, each portal is published on one connection, and every time is counted from the
 * moment the timetable names, so that a stall is charged to every item it delays (no coordinated omission).
 *
 * <p>Two threads: the calling one runs the selector, the other the timetable.
 */
public final class OpenLoop {
    /**
     * What is published.
     *
     * @param portals one prebuilt request per portal
     * @param publishers connections the portals are spread over
     */
    public record Publishing(Endpoint endpoint, List<Request> portals, int publishers) {
        public Publishing {
            portals = List.copyOf(portals);
        }
    }

    /**
     * What one reader sends.
     *
     * @param portal index of the portal that is read
     * @param repeated whether the request is sent again when its reply has ended (a stream get ends after 5 s)
     */
    public record Subscription(Endpoint endpoint, int portal, Request request, boolean repeated) {}

    /**
     * Rate and lengths.
     *
     * @param settle time between opening the readers and the first item
     * @param drain how long to wait for outstanding deliveries after the last item
     */
    public record Timing(int itemsPerSecond, Duration settle, Duration warmUp, Duration measure, Duration drain) {}

    /**
     * What was measured.
     *
     * @param replies time from timetable to the publisher's reply
     * @param deliveries time from timetable to the reader
     */
    public record Result(
            Latencies replies,
            Latencies deliveries,
            long published,
            long expected,
            long delivered,
            long lost,
            long doubled,
            double itemsPerSecond,
            CpuMeter.Share cpu) {}

    private static final long REPORT_EVERY_NS = TimeUnit.SECONDS.toNanos(15);

    private final Publishing publishing;
    private final List<Subscription> subscriptions;
    private final LongConsumer publishedSoFar;

    /** {@code publishedSoFar} is told every 15 s how many items were published. */
    public OpenLoop(Publishing publishing, List<Subscription> subscriptions, LongConsumer publishedSoFar) {
        this.publishing = publishing;
        this.subscriptions = List.copyOf(subscriptions);
        this.publishedSoFar = publishedSoFar;
    }

    public Result run(Timing timing, Supplier<CpuMeter> meters) {
        try (Loop loop = new Loop()) {
            Window window = new Window();
            List<Reader> readers = new ArrayList<>();
            for (Subscription subscription : subscriptions) {
                readers.add(new Reader(loop, subscription, window));
            }
            List<Publisher> publishers = new ArrayList<>();
            for (int i = 0; i < publishing.publishers(); i++) {
                publishers.add(new Publisher(loop, publishing.endpoint(), window));
            }
            loop.turnUntil(System.nanoTime() + timing.settle().toNanos());

            long startNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(5);
            window.open(startNs, timing.warmUp().toNanos(), timing.measure().toNanos());
            Timetable timetable = new Timetable(publishing.portals(), publishers, timing, startNs);
            return measured(loop, window, timetable, readers, timing, meters);
        }
    }

    private Result measured(
            Loop loop,
            Window window,
            Timetable timetable,
            List<Reader> readers,
            Timing timing,
            Supplier<CpuMeter> meters) {
        try (timetable) {
            timetable.start();
            loop.turnUntil(window.fromNs());
            CpuMeter meter = meters.get();
            turnWhileRunning(loop, timetable);
            CpuMeter.Share cpu = meter.share();
            timetable.rethrow();
            double rate = timetable.published() * 1e9 / Math.max(1, System.nanoTime() - window.startNs());
            long deadlineNs = System.nanoTime() + timing.drain().toNanos();
            while (System.nanoTime() < deadlineNs && !readers.stream().allMatch(r -> r.upToDate(timetable))) {
                loop.turn(5);
            }
            long expected =
                    readers.stream().mapToLong(r -> r.expected(timetable)).sum();
            return new Result(
                    window.replies(),
                    window.deliveries(),
                    timetable.published(),
                    expected,
                    readers.stream().mapToLong(Reader::delivered).sum(),
                    readers.stream().mapToLong(r -> r.lost(timetable)).sum(),
                    readers.stream().mapToLong(Reader::doubled).sum(),
                    rate,
                    cpu);
        }
    }

    private void turnWhileRunning(Loop loop, Timetable timetable) {
        long reportNs = System.nanoTime() + REPORT_EVERY_NS;
        while (timetable.running()) {
            loop.turn(5);
            if (System.nanoTime() - reportNs > 0) {
                publishedSoFar.accept(timetable.published());
                reportNs += REPORT_EVERY_NS;
            }
        }
    }
}
