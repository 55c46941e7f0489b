package dev.sluice.bench.section;

import dev.sluice.bench.Plan;
import dev.sluice.bench.load.OpenLoop;
import dev.sluice.bench.peer.Delivers;
import dev.sluice.bench.peer.Lineup;
import dev.sluice.bench.report.Figures;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** From the intended time of a set to the arrival at each stream reader; in Redis from PUBLISH to SUBSCRIBE. */
final class DeliverySection implements Section {
    private static final Duration DRAIN = Duration.ofSeconds(5);

    @Override
    public String name() {
        return "delivery";
    }

    @Override
    public void run(Context context) {
        try (Lineup<Delivers> lineup = Lineup.of(
                () -> Optional.of(context.fleet().startSluice(Settings.MANY_LOGINS)), context.fleet()::startRedis)) {
            for (Delivers peer : lineup.peers()) {
                context.progress().say("%-8s warming up %s".formatted(name(), peer.name()));
                run(context, peer, 10, context.plan().serverWarmUp());
            }
            context.rounds(
                    name(),
                    context.plan().readers(),
                    readers -> readers + (readers == 1 ? " reader" : " readers"),
                    lineup.peers(),
                    (readers, peer) ->
                            figures(run(context, peer, readers, context.plan().measure())));
        }
    }

    private static OpenLoop.Result run(Context context, Delivers peer, int readers, Duration measure) {
        List<OpenLoop.Subscription> subscriptions = IntStream.range(0, readers)
                .mapToObj(reader -> peer.subscription(0))
                .toList();
        OpenLoop.Timing timing = new OpenLoop.Timing(
                Plan.DELIVERY_PER_SECOND,
                Settings.settle(readers),
                context.plan().warmUp(),
                measure,
                DRAIN);
        OpenLoop.Publishing publishing = new OpenLoop.Publishing(peer.endpoint(), List.of(peer.publish(0)), 1);
        return new OpenLoop(publishing, subscriptions, published -> {}).run(timing, peer::cpuMeter);
    }

    private static Figures figures(OpenLoop.Result result) {
        return new Figures()
                .latencies(result.deliveries())
                .put("items/s", result.itemsPerSecond())
                .put("delivered %", result.expected() == 0 ? 0 : 100.0 * result.delivered() / result.expected())
                .cpu(result.cpu(), result.deliveriesPerSecond());
    }
}
