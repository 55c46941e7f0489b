package dev.sluice.bench.peer;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A Sluice that is ready, with a data folder of its own.
 *
 * @param port of HTTP, on loopback
 * @param startTime from the start of the process to the first 200 on {@code /health/ready}
 */
public record SluiceServer(ServerProcess process, int port, Path data, Duration startTime) {
    /**
     * Starts a server and waits until it is ready.
     *
     * @param command what takes {@code serve --data …}: the launcher, or another program with the same arguments
     * @param settings set with {@code --set}
     */
    public static SluiceServer start(List<String> command, Path workDir, Map<String, String> settings) {
        int port = Ports.free();
        Path data = workDir.resolve("sluice-data-" + port);
        List<String> line = new ArrayList<>(command);
        line.addAll(List.of("serve", "--data", data.toString(), "--http", "127.0.0.1:" + port));
        // Their ports are fixed, and a Sluice that runs beside the benchmark may have them.
        line.addAll(List.of("--set", "stun.port=off", "--set", "rooms.ssp-port=off"));
        settings.forEach((key, value) -> line.addAll(List.of("--set", key + "=" + value)));
        ServerProcess process = ServerProcess.start("sluice", workDir, line);
        try {
            Duration startTime = process.awaitReady(() -> Readiness.answers200(port), Duration.ofMinutes(1));
            return new SluiceServer(process, port, data, startTime);
        } catch (RuntimeException e) {
            process.close();
            throw e;
        }
    }
}
