package dev.sluice.bench.peer;

import dev.sluice.bench.load.Endpoint;
import dev.sluice.bench.load.OpenLoop;
import dev.sluice.bench.load.Request;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A Sluice server started for the benchmark, with a data folder of its own, and a session for the calls. */
public final class SluicePeer implements Delivers {
    private final ServerProcess process;
    private final Endpoint endpoint;
    private final Logins logins;
    private final HttpRequests requests;
    private final int port;
    private final Duration startTime;

    private SluicePeer(ServerProcess process, int port, Logins logins, Duration startTime) {
        this.process = process;
        this.port = port;
        this.endpoint = Endpoint.http(port);
        this.logins = logins;
        this.requests = new HttpRequests(port, logins.login());
        this.startTime = startTime;
    }

    /**
     * Starts a server, waits until it is ready and logs in.
     *
     * @param command what takes {@code serve --data …}: the launcher, or another program with the same arguments
     * @param settings set with {@code --set}
     */
    public static SluicePeer start(List<String> command, Path workDir, Map<String, String> settings) {
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
            return new SluicePeer(process, port, Logins.of(port, data.resolve("xrtc.env")), startTime);
        } catch (RuntimeException e) {
            process.close();
            throw e;
        }
    }

    /** From the start of the process to the first 200 on {@code /health/ready}. */
    public Duration startTime() {
        return startTime;
    }

    @Override
    public String name() {
        return "Sluice";
    }

    @Override
    public Endpoint endpoint() {
        return endpoint;
    }

    @Override
    public ServerProcess process() {
        return process;
    }

    @Override
    public Request set(int portal) {
        return requests.set(portal);
    }

    @Override
    public Request probe(int portal) {
        return requests.get(portal, "probe", "FIFO");
    }

    @Override
    public Request publish(int portal) {
        return requests.set(portal);
    }

    @Override
    public OpenLoop.Subscription subscription(int portal) {
        HttpRequests own = new HttpRequests(port, logins.login());
        return new OpenLoop.Subscription(endpoint, portal, own.get(portal, "stream", "FIFO"), true);
    }

    @Override
    public void close() {
        logins.close();
        process.close();
    }
}
