package dev.sluice.bench.rooms.server;

import dev.sluice.bench.load.CpuMeter;
import dev.sluice.bench.peer.ServerProcess;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/** A signalling server under load, and what its clients say to it. */
public sealed interface RoomServer extends AutoCloseable permits SluiceRooms, PyrtcServer, PeerjsServer {
    /** As it stands in the tables. */
    String name();

    ServerProcess process();

    /** On loopback. */
    int port();

    /** Where a peer opens its WebSocket. {@code id} is its name if the server lets clients choose. */
    String path(String id);

    /** What a peer says to enter a pool; empty when there are no pools, so that being connected is all. */
    Optional<String> join(String pool);

    /** An offer of {@link Offers#BYTES} bytes with room for a stamp. */
    String offer(String from, String to);

    /** Why it cannot have so many peers at a time; empty when it can. */
    Optional<String> cannotHold(int peers);

    /** Connections opened at a time before their upgrades are waited for. */
    default int opensAtOnce() {
        return 32;
    }

    /** Whether an upgrade may stay unanswered without this being a fault of the measurement. */
    default boolean losesUpgrades() {
        return false;
    }

    /** Whether letting so many in takes so long that they are measured in the first round only. */
    default boolean slowToFill(int peers) {
        return false;
    }

    /** Whether {@link #renew} starts it anew, so that there is nothing to warm up. */
    default boolean lastsOneMeasurement() {
        return false;
    }

    /** Called before every measurement. */
    default void renew() {}

    default InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port());
    }

    default CpuMeter cpuMeter() {
        return process().cpuMeter();
    }

    @Override
    default void close() {
        process().close();
    }
}
