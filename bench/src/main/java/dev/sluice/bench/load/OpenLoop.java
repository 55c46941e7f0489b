package dev.sluice.bench.load;

import java.time.Duration;
import java.util.List;
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
     * @param drain how long the timetable may run late before what is left of it is given up, and how long to wait for
     *     outstanding deliveries after the last item
     */
    public record Timing(int itemsPerSecond, Duration settle, Duration warmUp, Duration measure, Duration drain) {}

    /**
     * What was measured.
     *
     * @param replies time from timetable to the publisher's reply
     * @param deliveries time from timetable to the reader; an item that was given up counts with the time it had waited
     * @param expected deliveries of the items that were published
     * @param itemsPerSecond published, from the first to the last
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
            double deliveriesPerSecond,
            CpuMeter.Share cpu) {}

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
        try (Loop loop = new Loop();
                OpenLoopRun run = new OpenLoopRun(loop, publishing, subscriptions, timing)) {
            return run.measure(meters, publishedSoFar);
        }
    }
}
