package dev.sluice.bench.section;

import dev.sluice.bench.load.ClosedLoop;
import dev.sluice.bench.load.Request;
import dev.sluice.bench.peer.Lineup;
import dev.sluice.bench.peer.Peer;
import dev.sluice.bench.report.Figures;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** Requests per second and their latency in a closed loop, over keep-alive connections. */
final class RequestSection implements Section {
    /** The default limit of portals per key; the connections share them. */
    private static final int PORTALS = 10;

    private static final int WARM_UP_CONNECTIONS = 64;

    /** What is asked, by portal. */
    private interface Question {
        Request of(Peer peer, int portal);
    }

    private final String name;
    private final Question question;

    private RequestSection(String name, Question question) {
        this.name = name;
        this.question = question;
    }

    static Section sets() {
        return new RequestSection("set", Peer::set);
    }

    /** Probes of portals without new items: what a polling client mostly asks. */
    static Section probes() {
        return new RequestSection("get", Peer::probe);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void run(Context context) {
        try (Lineup<Peer> lineup = context.fleet().startAll()) {
            for (Peer peer : lineup.peers()) {
                context.progress().say("%-8s warming up %s".formatted(name, peer.name()));
                loop(peer, Peer::set, PORTALS).run(Duration.ZERO, Duration.ofMillis(100), peer::cpuMeter);
                loop(peer, question, WARM_UP_CONNECTIONS)
                        .run(Duration.ZERO, context.plan().serverWarmUp(), peer::cpuMeter);
            }
            context.rounds(
                    name,
                    context.plan().connections(),
                    connections -> connections + (connections == 1 ? " connection" : " connections"),
                    lineup.peers(),
                    (connections, peer) -> measure(context, peer, connections));
            lineup.peers().forEach(peer -> context.add(name, "after the load", peer.name(), 1, memory(peer)));
        }
    }

    private static Figures memory(Peer peer) {
        return new Figures().put("RSS MB", peer.process().rssBytes() / 1e6);
    }

    private Figures measure(Context context, Peer peer, int connections) {
        ClosedLoop.Result result = loop(peer, question, connections)
                .run(context.plan().warmUp(), context.plan().measure(), peer::cpuMeter);
        return new Figures()
                .put(Figures.REQUESTS_PER_SECOND, result.requestsPerSecond())
                .latencies(result.latencies())
                .put(
                        "corrected p99 µs",
                        result.latencies().correctedFor(result.cycleNs()).percentileUs(99))
                .cpu(result.cpu(), result.requestsPerSecond());
    }

    private static ClosedLoop loop(Peer peer, Question question, int connections) {
        List<Request> requests = IntStream.range(0, connections)
                .mapToObj(connection -> question.of(peer, connection % PORTALS))
                .toList();
        return new ClosedLoop(peer.endpoint(), requests);
    }
}
