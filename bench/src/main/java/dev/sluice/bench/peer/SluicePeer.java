package dev.sluice.bench.peer;

import dev.sluice.bench.load.Endpoint;
import dev.sluice.bench.load.OpenLoop;
import dev.sluice.bench.load.Request;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A Sluice server started for the benchmark, with a data folder of its own, and a session for the calls. */
public final class SluicePeer implements Delivers {
    private final SluiceServer server;
    private final Endpoint endpoint;
    private final Logins logins;
    private final HttpRequests requests;

    private SluicePeer(SluiceServer server) {
        this.server = server;
        this.endpoint = Endpoint.http(server.port());
        this.logins = Logins.of(server.port(), server.data().resolve("xrtc.env"));
        this.requests = new HttpRequests(server.port(), logins.login());
    }

    /** Starts a server as {@link SluiceServer#start} does, and logs in. */
    public static SluicePeer start(List<String> command, Path workDir, Map<String, String> settings) {
        SluiceServer server = SluiceServer.start(command, workDir, settings);
        try {
            return new SluicePeer(server);
        } catch (RuntimeException e) {
            server.process().close();
            throw e;
        }
    }

    /** From the start of the process to the first 200 on {@code /health/ready}. */
    public Duration startTime() {
        return server.startTime();
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
        return server.process();
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
        HttpRequests own = new HttpRequests(server.port(), logins.login());
        return new OpenLoop.Subscription(endpoint, portal, own.get(portal, "stream", "FIFO"), true);
    }

    @Override
    public void close() {
        logins.close();
        server.process().close();
    }
}
