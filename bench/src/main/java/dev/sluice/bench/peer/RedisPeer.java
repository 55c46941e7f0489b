package dev.sluice.bench.peer;

import dev.sluice.bench.load.Endpoint;
import dev.sluice.bench.load.OpenLoop;
import dev.sluice.bench.load.Request;
import dev.sluice.bench.load.Stamp;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Redis in memory only: a portal is a stream cut to 10 entries ({@code XADD … MAXLEN 10}), delivery is PUBLISH to
 * SUBSCRIBE, a probe is an XREAD from the stream's end that answers nil.
 */
public record RedisPeer(ServerProcess process, Endpoint endpoint) implements Delivers {
    private static final String PAYLOAD = Stamp.payload(64);

    /** {@code program} is the redis-server to run. */
    public static RedisPeer start(Path program, Path workDir) {
        int port = Ports.free();
        ServerProcess process = ServerProcess.start(
                "redis",
                workDir,
                List.of(
                        program.toString(),
                        "--bind",
                        "127.0.0.1",
                        "--port",
                        Integer.toString(port),
                        "--dir",
                        workDir.toString(),
                        "--save",
                        "",
                        "--appendonly",
                        "no",
                        "--maxclients",
                        "15000",
                        "--tcp-backlog",
                        "4096"));
        process.awaitReady(() -> Ports.accepts(port), Duration.ofSeconds(10));
        return new RedisPeer(process, Endpoint.resp(port));
    }

    @Override
    public String name() {
        return "Redis";
    }

    @Override
    public Request set(int portal) {
        return RespRequests.command("XADD", "stream" + portal, "MAXLEN", "10", "*", "f", PAYLOAD);
    }

    @Override
    public Request probe(int portal) {
        return RespRequests.command("XREAD", "COUNT", "10", "STREAMS", "stream" + portal, "9999999999999-0");
    }

    @Override
    public Request publish(int portal) {
        return RespRequests.command("PUBLISH", "channel" + portal, PAYLOAD);
    }

    @Override
    public OpenLoop.Subscription subscription(int portal) {
        return new OpenLoop.Subscription(
                endpoint, portal, RespRequests.command("SUBSCRIBE", "channel" + portal), false);
    }
}
