package dev.sluice.bench.section;

import dev.sluice.bench.load.OpenLoop;
import dev.sluice.bench.load.Request;
import dev.sluice.bench.peer.Lineup;
import dev.sluice.bench.peer.Peer;
import dev.sluice.bench.report.Figures;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** Latency of sets that come at a fixed rate whatever the server does, counted from their intended times. */
final class PacedSection implements Section {
    private static final int PORTALS = 10;

    @Override
    public String name() {
        return "paced";
    }

    @Override
    public void run(Context context) {
        try (Lineup<Peer> lineup = context.fleet().startAll()) {
            for (Peer peer : lineup.peers()) {
                context.progress().say("%-8s warming up %s".formatted(name(), peer.name()));
                run(
                        context,
                        peer,
                        context.plan().pacedPerSecond(),
                        context.plan().serverWarmUp());
            }
            context.rounds(
                    name(),
                    List.of(context.plan().pacedPerSecond()),
                    "%,d sets/s"::formatted,
                    lineup.peers(),
                    (rate, peer) ->
                            figures(run(context, peer, rate, context.plan().measure())));
        }
    }

    private static OpenLoop.Result run(Context context, Peer peer, int rate, Duration measure) {
        List<Request> sets = IntStream.range(0, PORTALS).mapToObj(peer::set).toList();
        OpenLoop.Timing timing = new OpenLoop.Timing(
                rate, Duration.ofMillis(10), context.plan().warmUp(), measure, Duration.ofSeconds(1));
        return new OpenLoop(new OpenLoop.Publishing(peer.endpoint(), sets, PORTALS), List.of(), published -> {})
                .run(timing, peer::cpuMeter);
    }

    private static Figures figures(OpenLoop.Result result) {
        return new Figures()
                .latencies(result.replies())
                .put("sets/s", result.itemsPerSecond())
                .cpu(result.cpu(), result.itemsPerSecond());
    }
}
