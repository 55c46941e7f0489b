package dev.sluice.bench.rooms.load;

import dev.sluice.bench.load.LoadException;
import dev.sluice.bench.load.Loop;
import dev.sluice.bench.rooms.server.RoomServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Members of equally big pools, all on the calling thread's selector. Closing lets everybody leave. */
public final class Crowd implements AutoCloseable {
    private static final Duration UPGRADE_LIMIT = Duration.ofSeconds(2);
    private static final Duration ENTER_LIMIT = Duration.ofSeconds(60);
    private static final Duration LEAVE_LIMIT = Duration.ofSeconds(20);
    private static final int UPGRADE_TRIES = 10;
    private static final int REPORT_EVERY = 1000;

    private final RoomServer server;
    private final Loop loop = new Loop();
    /** Unique, so that nothing an earlier crowd left behind is met. */
    private final String prefix = UUID.randomUUID().toString();

    private final List<List<Member>> pools = new ArrayList<>();
    private long arrivalsTold;

    public Crowd(RoomServer server) {
        this.server = server;
    }

    /**
     * Opens members and lets them join, until everybody was told of everybody who came later.
     *
     * @param soFar told of every thousand
     */
    public Crowd fill(int newPools, int size, IntConsumer soFar) {
        int first = pools.size();
        IntStream.range(0, newPools).forEach(pool -> pools.add(new ArrayList<>()));
        arrivalsTold = 0;
        int total = newPools * size;
        int entered = 0;
        while (entered < total) {
            int batch = Math.min(server.opensAtOnce(), total - entered);
            List<Member> members = connect(batch);
            for (int i = 0; i < batch; i++) {
                int pool = first + (entered + i) / size;
                members.get(i).join(poolName(pool));
                pools.get(pool).add(members.get(i));
            }
            await("to be let in", ENTER_LIMIT, () -> members.stream().allMatch(Member::entered));
            entered += batch;
            if (entered / REPORT_EVERY > (entered - batch) / REPORT_EVERY) {
                soFar.accept(entered);
            }
        }
        long arrivals = tellsOfArrivals() ? (long) newPools * size * (size - 1) / 2 : 0;
        await("to be told of everybody", ENTER_LIMIT, () -> arrivalsTold == arrivals);
        return this;
    }

    private boolean tellsOfArrivals() {
        return server.join("").isPresent();
    }

    /** Connected members that are in no pool yet. */
    private List<Member> connect(int count) {
        List<Member> members = new ArrayList<>();
        for (int tries = 0; members.size() < count; tries++) {
            if (tries == UPGRADE_TRIES) {
                throw new LoadException(server.name() + " left upgrades unanswered " + UPGRADE_TRIES + " times");
            }
            List<Member> fresh = IntStream.range(members.size(), count)
                    .mapToObj(i -> new Member(loop, server, new Arrivals()))
                    .toList();
            boolean all = turnUntil(
                    UPGRADE_LIMIT, () -> fresh.stream().allMatch(member -> member.connected() || member.unanswered()));
            if (!all && !server.losesUpgrades()) {
                throw new LoadException(server.name() + " answered no upgrade within " + UPGRADE_LIMIT);
            }
            fresh.stream()
                    .filter(Predicate.not(Member::connected))
                    .filter(Predicate.not(Member::unanswered))
                    .forEach(Member::abandon);
            fresh.stream().filter(Member::connected).forEach(members::add);
        }
        return members;
    }

    /** A connected member that is in no pool yet; it leaves by itself, not with the crowd. */
    Member stranger() {
        return connect(1).getFirst();
    }

    String poolName(int pool) {
        return prefix + "-" + pool;
    }

    /** Flows around every pool: each member sends to the next. */
    public List<Flow> rings() {
        List<Flow> flows = new ArrayList<>();
        for (List<Member> pool : pools) {
            for (int i = 0; i < pool.size(); i++) {
                flows.add(new Flow(server, pool.get(i), pool.get((i + 1) % pool.size())));
            }
        }
        return flows;
    }

    /** A flow in every pool from its first member to its second. */
    public List<Flow> pairs() {
        return pools.stream()
                .map(pool -> new Flow(server, pool.get(0), pool.get(1)))
                .toList();
    }

    public int size() {
        return pools.stream().mapToInt(List::size).sum();
    }

    List<Member> pool(int pool) {
        return pools.get(pool);
    }

    RoomServer server() {
        return server;
    }

    Loop loop() {
        return loop;
    }

    /** Keeps the connections alive for a while. */
    public void idle(Duration time) {
        loop.turnUntil(System.nanoTime() + time.toNanos());
    }

    /** The same, and ends in time to the microsecond. */
    void settleUntil(long timeNs) {
        loop.turnExactlyUntil(timeNs);
    }

    void await(String what, Duration limit, BooleanSupplier come) {
        if (!turnUntil(limit, come)) {
            throw new LoadException("Members of " + server.name() + " waited " + limit + " " + what);
        }
    }

    private boolean turnUntil(Duration limit, BooleanSupplier come) {
        long deadlineNs = System.nanoTime() + limit.toNanos();
        while (!come.getAsBoolean()) {
            if (System.nanoTime() > deadlineNs) {
                return false;
            }
            loop.turn(5);
        }
        return true;
    }

    @Override
    public void close() {
        try (loop) {
            List<Member> all = pools.stream().flatMap(List::stream).toList();
            all.forEach(member -> member.inbound(new Member.Inbound() {}));
            all.forEach(Member::leave);
            turnUntil(LEAVE_LIMIT, () -> all.stream().allMatch(Member::closed));
        }
    }

    private final class Arrivals implements Member.Inbound {
        @Override
        public void peerJoined(long readNs) {
            arrivalsTold++;
        }
    }
}
