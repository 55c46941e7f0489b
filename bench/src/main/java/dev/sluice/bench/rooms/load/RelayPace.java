package dev.sluice.bench.rooms.load;

import dev.sluice.bench.load.CpuMeter;
import dev.sluice.bench.load.Latencies;
import dev.sluice.bench.load.Pace;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Offers at fixed times whatever the server does, the n-th over flow {@code n mod flows}; latency counts from the time
 * that the timetable names, so that a stall is charged to every offer it delays (no coordinated omission).
 */
public final class RelayPace {
    /**
     * What was measured.
     *
     * @param latencies one that never arrived counts with the time it was waited for
     * @param lost never arrived
     */
    public record Result(Latencies latencies, long sent, long lost, double perSecond, CpuMeter.Share cpu) {}

    private static final Duration DRAIN_LIMIT = Duration.ofSeconds(5);
    private static final long START_IN_NS = TimeUnit.MILLISECONDS.toNanos(5);

    private final Crowd crowd;
    private final int first;
    private final int count;
    private final Latencies latencies = new Latencies();
    private final BitSet arrived;

    private RelayPace(Crowd crowd, int first, int count) {
        this.crowd = crowd;
        this.first = first;
        this.count = count;
        this.arrived = new BitSet(count);
    }

    /** Runs the selector on the calling thread; the timetable has its own. */
    public static Result run(Crowd crowd, List<Flow> flows, int perSecond, Duration warmUp, Duration measure) {
        long intervalNs = TimeUnit.SECONDS.toNanos(1) / perSecond;
        int first = (int) (warmUp.toNanos() / intervalNs);
        int count = first + (int) (measure.toNanos() / intervalNs);
        return new RelayPace(crowd, first, count).run(flows, intervalNs);
    }

    private Result run(List<Flow> flows, long intervalNs) {
        Arrivals arrivals = new Arrivals();
        flows.forEach(flow -> flow.to().inbound(arrivals));
        long startNs = System.nanoTime() + START_IN_NS;
        long fromNs = startNs + first * intervalNs;
        try (Pace pace = new Pace(
                startNs,
                intervalNs,
                count,
                (n, intendedNs) -> flows.get((int) (n % flows.size())).send(intendedNs, n))) {
            crowd.loop().turnUntil(fromNs);
            CpuMeter meter = crowd.server().cpuMeter();
            while (pace.running()) {
                crowd.loop().turn(5);
            }
            long elapsedNs = System.nanoTime() - fromNs;
            CpuMeter.Share cpu = meter.share();
            long deadlineNs = System.nanoTime() + DRAIN_LIMIT.toNanos();
            while (arrived.cardinality() < count && System.nanoTime() < deadlineNs) {
                crowd.loop().turn(5);
            }
            long lost = giveUp(startNs, intervalNs);
            return new Result(latencies, count - first, lost, (count - first) * 1e9 / elapsedNs, cpu);
        }
    }

    private long giveUp(long startNs, long intervalNs) {
        long lost = 0;
        for (int n = arrived.nextClearBit(first); n < count; n = arrived.nextClearBit(n + 1)) {
            latencies.record(System.nanoTime() - (startNs + n * intervalNs));
            lost++;
        }
        return lost;
    }

    private final class Arrivals implements Member.Inbound {
        @Override
        public void relayed(long timeNs, long sequence, long readNs) {
            int n = (int) sequence;
            if (n >= first && !arrived.get(n)) {
                latencies.record(readNs - timeNs);
            }
            arrived.set(n);
        }
    }
}
