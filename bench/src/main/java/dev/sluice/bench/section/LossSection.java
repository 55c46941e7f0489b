package dev.sluice.bench.section;

import dev.sluice.bench.Plan;
import dev.sluice.bench.load.OpenLoop;
import dev.sluice.bench.load.Request;
import dev.sluice.bench.peer.SluicePeer;
import dev.sluice.bench.report.Figures;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Whether FIFO stream readers that keep up get every item once: a reader for each of 50 portals, numbered items. */
final class LossSection implements Section {
    private static final int PUBLISHERS = 10;
    private static final Duration DRAIN = Duration.ofSeconds(10);

    @Override
    public String name() {
        return "loss";
    }

    @Override
    public void run(Context context) {
        try (SluicePeer sluice = context.fleet().startSluice(Settings.MANY_PORTALS)) {
            run(context, sluice, context.plan().serverWarmUp());
            OpenLoop.Result result = run(context, sluice, context.plan().loss());
            String setup =
                    String.format(Locale.ROOT, "%d portals, %,d items/s", Plan.LOSS_PORTALS, Plan.LOSS_PER_SECOND);
            context.add(name(), setup, sluice.name(), 1, figures(result));
        }
    }

    private OpenLoop.Result run(Context context, SluicePeer sluice, Duration length) {
        context.progress().say("%-8s publishing for %d s".formatted(name(), length.toSeconds()));
        List<OpenLoop.Subscription> readers = IntStream.range(0, Plan.LOSS_PORTALS)
                .mapToObj(sluice::subscription)
                .toList();
        List<Request> portals =
                IntStream.range(0, Plan.LOSS_PORTALS).mapToObj(sluice::publish).toList();
        OpenLoop.Timing timing = new OpenLoop.Timing(
                Plan.LOSS_PER_SECOND, Settings.settle(readers.size()), Duration.ZERO, length, DRAIN);
        return new OpenLoop(
                        new OpenLoop.Publishing(sluice.endpoint(), portals, PUBLISHERS),
                        readers,
                        published -> context.progress().say("%-8s %,d items so far".formatted(name(), published)))
                .run(timing, sluice::cpuMeter);
    }

    private static Figures figures(OpenLoop.Result result) {
        return new Figures()
                .count(Figures.LOST_OR_DOUBLED, result.lost() + result.doubled())
                .count("lost", result.lost())
                .count("doubled", result.doubled())
                .count("published", result.published())
                .count("delivered", result.delivered())
                .put("items/s", result.itemsPerSecond())
                .latencies(result.deliveries())
                .cpu(result.cpu(), result.deliveriesPerSecond());
    }
}
