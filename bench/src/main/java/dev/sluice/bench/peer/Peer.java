package dev.sluice.bench.peer;

import dev.sluice.bench.load.CpuMeter;
import dev.sluice.bench.load.Endpoint;
import dev.sluice.bench.load.Request;

/** A running server and the requests that mean the same to it as the item calls mean to Sluice. */
public sealed interface Peer extends AutoCloseable permits Delivers, NginxPeer {
    /** As it stands in the tables. */
    String name();

    Endpoint endpoint();

    ServerProcess process();

    /** A request that stores one stamped item in a portal. */
    Request set(int portal);

    /** A request that asks a portal for what is new, answered at once. */
    Request probe(int portal);

    default CpuMeter cpuMeter() {
        return process().cpuMeter();
    }

    @Override
    default void close() {
        process().close();
    }
}
