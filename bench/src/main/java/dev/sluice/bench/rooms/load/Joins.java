package dev.sluice.bench.rooms.load;

import dev.sluice.bench.load.CpuMeter;
import dev.sluice.bench.load.Latencies;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One peer after the other joins a pool and leaves it again, at the times of a timetable. Each join is timed from the
 * intended time until everybody present has been told of it and the joiner has its answer.
 */
public final class Joins {
    /**
     * What was measured.
     *
     * @param told until everybody knew
     * @param answered until the joiner had its answer
     */
    public record Result(Latencies told, Latencies answered, CpuMeter.Share cpu) {}

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Crowd crowd;
    private final int present;
    private final Latencies told = new Latencies();
    private final Latencies answered = new Latencies();
    private int toldOfJoin;
    private int toldOfLeave;
    private long lastReadNs;
    private long answerReadNs;

    private Joins(Crowd crowd) {
        this.crowd = crowd;
        this.present = crowd.size();
    }

    /** The crowd is one pool. A server that is late makes later joins late, which counts against it. */
    public static Result run(Crowd crowd, int joins, int perSecond) {
        return new Joins(crowd).run(joins, TimeUnit.SECONDS.toNanos(1) / perSecond);
    }

    private Result run(int joins, long intervalNs) {
        List<Member> members = crowd.pool(0);
        Present inbound = new Present();
        members.forEach(member -> member.inbound(inbound));
        CpuMeter meter = crowd.server().cpuMeter();
        long startNs = System.nanoTime() + intervalNs;
        for (int n = 0; n < joins; n++) {
            Member joiner = crowd.stranger();
            joiner.inbound(new Joiner());
            crowd.settleUntil(startNs + n * intervalNs);
            join(joiner, startNs + n * intervalNs);
        }
        return new Result(told, answered, meter.share());
    }

    private void join(Member joiner, long intendedNs) {
        toldOfJoin = 0;
        toldOfLeave = 0;
        joiner.join(crowd.poolName(0));
        crowd.await("to be told of a join", LIMIT, () -> toldOfJoin == present && joiner.entered());
        told.record(Math.max(lastReadNs, answerReadNs) - intendedNs);
        answered.record(answerReadNs - intendedNs);
        joiner.leave();
        crowd.await("to be told of a departure", LIMIT, () -> toldOfLeave == present && joiner.closed());
    }

    private final class Present implements Member.Inbound {
        @Override
        public void peerJoined(long readNs) {
            toldOfJoin++;
            lastReadNs = readNs;
        }

        @Override
        public void peerLeft() {
            toldOfLeave++;
        }
    }

    private final class Joiner implements Member.Inbound {
        @Override
        public void entered(long readNs) {
            answerReadNs = readNs;
        }
    }
}
