package dev.sluice.bench.rooms.server;

import dev.sluice.bench.peer.Ports;
import dev.sluice.bench.peer.ServerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The PeerJS server: no pools, peers that know each other's ids send to each other. */
public record PeerjsServer(ServerProcess process, int port) implements RoomServer {
    /** {@code script} is the package's program, {@code node} what runs it. */
    public static PeerjsServer start(Path node, Path script, Path workDir) {
        int port = Ports.free();
        ServerProcess process = ServerProcess.start(
                "peerjs",
                workDir,
                List.of(
                        node.toString(),
                        script.toString(),
                        "--host",
                        "127.0.0.1",
                        "--port",
                        Integer.toString(port),
                        // 5,000 and a minute without heartbeat are its defaults.
                        "--concurrent_limit",
                        "20000",
                        "--alive_timeout",
                        "3600000"));
        process.awaitReady(() -> Ports.accepts(port), Duration.ofSeconds(20));
        return new PeerjsServer(process, port);
    }

    @Override
    public String name() {
        return "PeerJS";
    }

    @Override
    public String path(String id) {
        return "/peerjs?key=peerjs&id=" + id + "&token=bench&version=1.5.4";
    }

    @Override
    public Optional<String> join(String pool) {
        return Optional.empty();
    }

    @Override
    public String offer(String from, String to) {
        return Offers.filled("{\"type\":\"OFFER\",\"src\":\"" + from + "\",\"dst\":\"" + to + "\",\"payload\":", "}");
    }

    @Override
    public Optional<String> cannotHold(int peers) {
        return Optional.empty();
    }
}
