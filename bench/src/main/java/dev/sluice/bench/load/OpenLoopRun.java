package dev.sluice.bench.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** One run of an {@link OpenLoop}. Confined to the selector's thread; the timetable has its own. */
final class OpenLoopRun implements AutoCloseable {
    private static final long REPORT_EVERY_NS = TimeUnit.SECONDS.toNanos(15);
    private static final long START_IN_NS = TimeUnit.MILLISECONDS.toNanos(5);

    private final Loop loop;
    private final OpenLoop.Timing timing;
    private final Window window = new Window();
    private final List<Reader> readers = new ArrayList<>();
    private final Timetable timetable;

    /** Opens readers and publishers, and lets them settle. */
    OpenLoopRun(
            Loop loop,
            OpenLoop.Publishing publishing,
            List<OpenLoop.Subscription> subscriptions,
            OpenLoop.Timing timing) {
        this.loop = loop;
        this.timing = timing;
        for (OpenLoop.Subscription subscription : subscriptions) {
            readers.add(new Reader(loop, subscription, window));
        }
        List<Publisher> publishers = new ArrayList<>();
        for (int i = 0; i < publishing.publishers(); i++) {
            publishers.add(new Publisher(loop, publishing.endpoint(), window));
        }
        loop.turnUntil(System.nanoTime() + timing.settle().toNanos());
        window.open(
                System.nanoTime() + START_IN_NS,
                timing.warmUp().toNanos(),
                timing.measure().toNanos());
        timetable = new Timetable(publishing.portals(), publishers, timing, window.startNs());
    }

    OpenLoop.Result measure(Supplier<CpuMeter> meters, LongConsumer publishedSoFar) {
        timetable.start();
        loop.turnUntil(window.fromNs());
        long deliveredBefore = sum(Reader::delivered);
        long fromNs = System.nanoTime();
        CpuMeter meter = meters.get();
        turnWhileRunning(publishedSoFar);
        CpuMeter.Share cpu = meter.share();
        long endNs = System.nanoTime();
        double deliveriesPerSecond = perSecond(sum(Reader::delivered) - deliveredBefore, fromNs, endNs);
        timetable.rethrow();
        timetable.forEachGivenUp((portal, intendedNs) -> window.givenUp(intendedNs, endNs, readersOf(portal)));
        drain();
        return new OpenLoop.Result(
                window.replies(),
                window.deliveries(),
                timetable.published(),
                sum(reader -> reader.expected(timetable)),
                sum(Reader::delivered),
                sum(reader -> reader.lost(timetable)),
                sum(Reader::doubled),
                perSecond(timetable.published(), window.startNs(), endNs),
                deliveriesPerSecond,
                cpu);
    }

    private void turnWhileRunning(LongConsumer publishedSoFar) {
        long reportNs = System.nanoTime() + REPORT_EVERY_NS;
        while (timetable.running()) {
            loop.turn(5);
            if (System.nanoTime() - reportNs > 0) {
                publishedSoFar.accept(timetable.published());
                reportNs += REPORT_EVERY_NS;
            }
        }
    }

    private void drain() {
        long deadlineNs = System.nanoTime() + timing.drain().toNanos();
        while (System.nanoTime() < deadlineNs && !readers.stream().allMatch(reader -> reader.upToDate(timetable))) {
            loop.turn(5);
        }
    }

    private long readersOf(int portal) {
        return readers.stream().filter(reader -> reader.portal() == portal).count();
    }

    private long sum(ToLongFunction<Reader> count) {
        return readers.stream().mapToLong(count).sum();
    }

    private static double perSecond(long count, long fromNs, long toNs) {
        return count * 1e9 / Math.max(1, toNs - fromNs);
    }

    @Override
    public void close() {
        timetable.close();
    }
}
