package dev.sluice.rooms;

import dev.sluice.base.Clock;
import dev.sluice.wire.rooms.RawValue;
import dev.sluice.wire.rooms.RoomError;
import dev.sluice.wire.rooms.RoomRefusal;
import dev.sluice.wire.rooms.RoomRequest;
import dev.sluice.wire.rooms.RoomRequestReader;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * All pools of one server, and the door to them: a transport connects, and hands what it receives to the {@link Peer}.
 *
 * <p>A pool that joining made is gone with its last peer. A pool that the application opened stays until it is closed.
 *
 * <p>Thread-safe; no call blocks. With a lease somebody has to call {@link #sweep} a few times per second.
 */
public final class PoolManager implements AutoCloseable {
    private final RoomSettings settings;
    private final Clock clock;
    private final PoolRules rules;
    private final UnaryOperator<String> naming;
    private final EventReceiver application;
    private final RoomRequestReader reader;
    private final RateGate rates;
    private final RoomStats stats = new RoomStats();
    private final ConcurrentHashMap<String, Pool> pools = new ConcurrentHashMap<>();
    private final AtomicInteger poolCount = new AtomicInteger();
    private final Set<Pool> withLeases = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * Makes one with everything said.
     *
     * @param admission who may join pools that have no admission of their own
     * @param naming maps the name asked for to the name joined; asked on the joining connection's thread
     * @param application gets what is not the protocol's
     */
    public PoolManager(
            RoomSettings settings,
            Clock clock,
            Admission admission,
            UnaryOperator<String> naming,
            EventReceiver application) {
        this.settings = settings;
        this.clock = clock;
        this.rules = new PoolRules(admission, settings.clientsDescribe(), settings.maxPeersPerPool());
        this.naming = naming;
        this.application = application;
        this.reader = new RoomRequestReader(settings.wireLimits());
        this.rates = new RateGate(settings, clock);
    }

    /** Public pools with the documented limits, everybody admitted, no lease and nothing else to do. */
    public static PoolManager open() {
        return new PoolManager(
                RoomSettings.withoutLease(),
                Clock.system(),
                Admission.everybody(),
                UnaryOperator.identity(),
                EventReceiver.none());
    }

    /** A new connection, in no pool yet, whose client's address is not known. */
    public Peer connect(Transceiver transceiver) {
        return connect(transceiver, "unknown");
    }

    /** A new connection, in no pool yet. */
    public Peer connect(Transceiver transceiver, String address) {
        return connect(transceiver, address, Optional::empty);
    }

    /**
     * A new connection, in no pool yet.
     *
     * @param iceServers asked at every join, on the thread that received it, for the {@code iceServers} that the peer is
     *     told: an array as in RTCConfiguration
     */
    public Peer connect(Transceiver transceiver, String address, Supplier<Optional<RawValue>> iceServers) {
        stats.connected();
        Mailbox mailbox = new Mailbox(settings.mailboxBytes());
        return new Peer(this, transceiver, address, iceServers, mailbox, rates.allowance(address));
    }

    /** Opens a pool that stays when it is empty, with the common rules; or answers the one there is, which stays, too. */
    public Pool create(String name) {
        return create(name, rules);
    }

    /**
     * Opens a pool that stays when it is empty; or answers the one there is, which keeps its rules and stays, too.
     *
     * @throws RoomRefusal when the name cannot be one or there are too many pools
     */
    public Pool create(String name, PoolRules ownRules) {
        Pool pool = findOrMake(RoomRequestReader.poolName(name), ownRules, true);
        while (!pool.keep()) {
            pool = findOrMake(name, ownRules, true);
        }
        return pool;
    }

    /** Whether a join would be admitted now, however full the pool is; for what only those may have who may join. */
    public boolean admits(Admission.Candidacy candidacy) {
        Pool known = pools.get(candidacy.pool());
        Admission admission = (known == null ? rules : known.rules()).admission();
        return admission.decide(candidacy) instanceof Admission.Admitted;
    }

    public Optional<Pool> find(String name) {
        return Optional.ofNullable(pools.get(name));
    }

    public List<Pool> pools() {
        return List.copyOf(pools.values());
    }

    public int poolCount() {
        return poolCount.get();
    }

    /** Counters since the start. */
    public RoomStats stats() {
        return stats;
    }

    /** Ends leases whose time is over. */
    public void sweep() {
        long nowNs = clock.nanoTime();
        for (Pool pool : List.copyOf(withLeases)) {
            withLeases.remove(pool);
            if (pool.expireLeases(nowNs)) {
                withLeases.add(pool);
            }
        }
        rates.sweep();
    }

    /** Disconnects everybody ({@link CloseReason#GOING_AWAY}); nobody can join any more. Idempotent. */
    @Override
    public void close() {
        closed = true;
        pools().forEach(Pool::closeForShutdown);
    }

    void join(Peer peer, RoomRequest.Join join) {
        if (join.resume() != null && resumes(peer, join.pool(), join.resume())) {
            return;
        }
        String name = naming.apply(join.pool());
        if (join.resume() != null && !name.equals(join.pool()) && resumes(peer, name, join.resume())) {
            return;
        }
        while (true) {
            Pool known = pools.get(name);
            Admission admission = (known == null ? rules : known.rules()).admission();
            Set<Right> rights = admitted(admission.decide(new Admission.Candidacy(name, join.token(), peer.address())));
            Pool pool = known != null || settings.isPrivate() ? known : findOrMake(name, rules, false);
            if (pool == null) {
                throw new RoomRefusal(RoomError.UNKNOWN_POOL, "there is no such pool");
            }
            switch (pool.add(peer, rights, clock)) {
                case ADDED, ELSEWHERE -> {
                    closeIfLate(pool);
                    return;
                }
                case FULL -> throw new RoomRefusal(RoomError.POOL_FULL, "the pool has as many peers as it may have");
                case GONE -> {}
            }
        }
    }

    private boolean resumes(Peer peer, String name, String token) {
        Pool pool = pools.get(name);
        return pool != null && pool.resume(peer, token);
    }

    private static Set<Right> admitted(Admission.Decision decision) {
        return switch (decision) {
            case Admission.Admitted(Set<Right> rights) ->
                rights.isEmpty() ? EnumSet.noneOf(Right.class) : EnumSet.copyOf(rights);
            case Admission.Refused(RoomError error, String message) -> throw new RoomRefusal(error, message);
        };
    }

    private Pool findOrMake(String name, PoolRules ownRules, boolean kept) {
        if (closed) {
            throw new RoomRefusal(RoomError.UNAVAILABLE, "the server is going down");
        }
        Pool found = pools.computeIfAbsent(name, absent -> make(absent, ownRules, kept));
        if (found == null) {
            throw new RoomRefusal(RoomError.TOO_MANY_POOLS, "there are as many pools as there may be");
        }
        return found;
    }

    private @Nullable Pool make(String name, PoolRules ownRules, boolean kept) {
        if (RoomSettings.exceeds(poolCount.incrementAndGet(), settings.maxPools())) {
            poolCount.decrementAndGet();
            return null;
        }
        return new Pool(name, ownRules, kept, this);
    }

    /** A join that slipped past {@link #close} into a pool that it had not seen. */
    private void closeIfLate(Pool pool) {
        if (closed) {
            pool.closeForShutdown();
        }
    }

    void forget(Pool pool) {
        if (pools.remove(pool.name(), pool)) {
            poolCount.decrementAndGet();
        }
        withLeases.remove(pool);
    }

    void watch(Pool pool) {
        withLeases.add(pool);
    }

    boolean hasLease() {
        return !settings.lease().isZero();
    }

    long leaseEndNs() {
        return clock.nanoTime() + settings.lease().toNanos();
    }

    RoomSettings settings() {
        return settings;
    }

    RoomRequestReader reader() {
        return reader;
    }

    RateGate rates() {
        return rates;
    }

    EventReceiver application() {
        return application;
    }
}
