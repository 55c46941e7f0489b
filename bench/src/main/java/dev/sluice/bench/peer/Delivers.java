package dev.sluice.bench.peer;

import dev.sluice.bench.load.OpenLoop;
import dev.sluice.bench.load.Request;

/** A peer that brings published items to waiting readers. */
public sealed interface Delivers extends Peer permits SluicePeer, RedisPeer {
    /** A request that publishes one stamped item to a portal's readers. */
    Request publish(int portal);

    /** What a reader of its own sends: no two readers share a session. */
    OpenLoop.Subscription subscription(int portal);
}
