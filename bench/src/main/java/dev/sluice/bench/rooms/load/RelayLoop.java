package dev.sluice.bench.rooms.load;

import dev.sluice.bench.load.ClosedLoop;
import dev.sluice.bench.load.CpuMeter;
import dev.sluice.bench.load.Latencies;
import dev.sluice.bench.load.Loop;
import java.time.Duration;
import java.util.List;

/** Flows that keep a number of offers under way each: one that arrives lets the next be sent. */
public final class RelayLoop {
    private static final Duration DRAIN_LIMIT = Duration.ofSeconds(30);

    private final Crowd crowd;
    private final Latencies latencies = new Latencies();
    private boolean recording;
    private boolean sending = true;
    private long underWay;

    private RelayLoop(Crowd crowd) {
        this.crowd = crowd;
    }

    /**
     * Runs on the calling thread, until nothing is under way any more.
     *
     * @param underWay offers of each flow
     */
    public static ClosedLoop.Result run(
            Crowd crowd, List<Flow> flows, int underWay, Duration warmUp, Duration measure) {
        return new RelayLoop(crowd).run(flows, underWay, warmUp, measure);
    }

    /** One offer over each flow. Returns how many arrived. */
    public static long reach(Crowd crowd, List<Flow> flows) {
        RelayLoop loop = new RelayLoop(crowd);
        loop.sending = false;
        loop.recording = true;
        loop.start(flows, 1);
        loop.drain();
        return loop.latencies.count();
    }

    private ClosedLoop.Result run(List<Flow> flows, int each, Duration warmUp, Duration measure) {
        Loop loop = crowd.loop();
        start(flows, each);
        loop.turnUntil(System.nanoTime() + warmUp.toNanos());
        CpuMeter meter = crowd.server().cpuMeter();
        recording = true;
        long startNs = System.nanoTime();
        loop.turnUntil(startNs + measure.toNanos());
        long elapsedNs = System.nanoTime() - startNs;
        recording = false;
        CpuMeter.Share cpu = meter.share();
        sending = false;
        drain();
        long count = latencies.count();
        long cycleNs = count == 0 ? 0 : elapsedNs * flows.size() * each / count;
        return new ClosedLoop.Result(count * 1e9 / elapsedNs, latencies, cycleNs, cpu);
    }

    private void start(List<Flow> flows, int each) {
        for (Flow flow : flows) {
            flow.to().inbound(new Arrivals(flow));
        }
        for (Flow flow : flows) {
            for (int i = 0; i < each; i++) {
                flow.queue(System.nanoTime());
            }
            flow.flush();
            underWay += each;
        }
    }

    private void drain() {
        crowd.await("for offers on their way", DRAIN_LIMIT, () -> underWay == 0);
    }

    private final class Arrivals implements Member.Inbound {
        private final Flow flow;
        private boolean queued;

        Arrivals(Flow flow) {
            this.flow = flow;
        }

        @Override
        public void relayed(long timeNs, long sequence, long readNs) {
            if (recording) {
                latencies.record(readNs - timeNs);
            }
            if (sending) {
                flow.queue(System.nanoTime());
                queued = true;
            } else {
                underWay--;
            }
        }

        @Override
        public void readEnded() {
            if (queued) {
                queued = false;
                flow.flush();
            }
        }
    }
}
