package dev.sluice.rooms;

import dev.sluice.wire.rooms.RawValue;
import java.util.Set;

/** A place in a pool. It outlives a connection by the lease. Everything that changes is guarded by the pool's lock. */
final class Member {
    private static final long CONNECTED = Long.MIN_VALUE;

    final Pool pool;
    final String id;
    final String secret;
    final Set<Right> rights;
    final long joinedMs;
    Peer peer;
    RawValue description = RawValue.NULL;
    private long leaseEndNs = CONNECTED;

    Member(Pool pool, String id, String secret, Set<Right> rights, long joinedMs, Peer peer) {
        this.pool = pool;
        this.id = id;
        this.secret = secret;
        this.rights = rights;
        this.joinedMs = joinedMs;
        this.peer = peer;
    }

    boolean isConnected() {
        return leaseEndNs == CONNECTED;
    }

    void lost(long untilNs) {
        leaseEndNs = untilNs;
    }

    void foundAgain(Peer newPeer) {
        peer = newPeer;
        leaseEndNs = CONNECTED;
    }

    boolean isOverdue(long nowNs) {
        return !isConnected() && nowNs - leaseEndNs >= 0;
    }

    String resumeToken() {
        return id + "." + secret;
    }
}
