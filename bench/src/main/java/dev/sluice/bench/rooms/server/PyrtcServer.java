package dev.sluice.bench.rooms.server;

import dev.sluice.bench.peer.Ports;
import dev.sluice.bench.peer.ServerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The sample server of PyRTC. Started anew for every measurement: it never forgets an empty pool, which slows it, and it
 * dies of more than a few things that clients do.
 */
public final class PyrtcServer implements RoomServer {
    /** Its {@code select} takes no file descriptor above 1,023, and some are its own. */
    private static final int MOST_PEERS = 1005;

    /** Its {@code main} listens on every address; here on loopback alone. */
    private static final String PROGRAM = """
            import socket, sys
            from pyrtc import test
            class Loopback(socket.socket):
                def bind(self, address):
                    super().bind(("127.0.0.1", address[1]))
            socket.socket = Loopback
            test.main(int(sys.argv[1]))
            """;

    private final Path python;
    private final Path workDir;
    private int port;
    private ServerProcess process;

    private PyrtcServer(Path python, Path workDir, int port, ServerProcess process) {
        this.python = python;
        this.workDir = workDir;
        this.port = port;
        this.process = process;
    }

    /** {@code python} has pyrtc installed. */
    public static PyrtcServer start(Path python, Path workDir) {
        int port = Ports.free();
        return new PyrtcServer(python, workDir, port, process(python, workDir, port));
    }

    private static ServerProcess process(Path python, Path workDir, int port) {
        ServerProcess process = ServerProcess.start(
                "pyrtc", workDir, List.of(python.toString(), "-c", PROGRAM, Integer.toString(port)));
        process.awaitReady(() -> Ports.accepts(port), Duration.ofSeconds(20));
        return process;
    }

    @Override
    public boolean lastsOneMeasurement() {
        return true;
    }

    @Override
    public void renew() {
        process.close();
        port = Ports.free();
        process = process(python, workDir, port);
    }

    @Override
    public String name() {
        return "PyRTC";
    }

    @Override
    public ServerProcess process() {
        return process;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String path(String id) {
        return "/";
    }

    @Override
    public Optional<String> join(String pool) {
        return Optional.of(SspMessages.join(pool));
    }

    @Override
    public String offer(String from, String to) {
        return SspMessages.offer(to);
    }

    @Override
    public Optional<String> cannotHold(int peers) {
        return peers <= MOST_PEERS
                ? Optional.empty()
                : Optional.of("it waits with select, which ends at about 1,000 sockets");
    }

    /** Its queue of unaccepted connections is five long. */
    @Override
    public int opensAtOnce() {
        return 4;
    }

    /** A request that is not there at the first look after accepting is never answered. */
    @Override
    public boolean losesUpgrades() {
        return true;
    }

    /** A thousand take it most of a minute. */
    @Override
    public boolean slowToFill(int peers) {
        return peers >= 1000;
    }
}
