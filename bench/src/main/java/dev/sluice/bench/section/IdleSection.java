package dev.sluice.bench.section;

import dev.sluice.bench.load.IdleReaders;
import dev.sluice.bench.peer.Delivers;
import dev.sluice.bench.report.Figures;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Resident memory a waiting stream reader costs: that of the server with thousands open less that before, divided by
 * their number. The session each reader logged in for counts as part of the reader.
 */
final class IdleSection implements Section {
    /** Opened before the first weighing, so that classes and pools the first readers need are there. */
    private static final int FIRST_READERS = 200;

    private static final Duration REACH_LIMIT = Duration.ofSeconds(30);

    @Override
    public String name() {
        return "idle";
    }

    @Override
    public void run(Context context) {
        for (int round = 1; round <= context.plan().idleRounds(); round++) {
            measure(context, round, context.fleet().startSluice(Settings.LONG_GETS));
            Optional<? extends Delivers> redis = context.fleet().startRedis();
            if (redis.isPresent()) {
                measure(context, round, redis.get());
            }
        }
    }

    private void measure(Context context, int round, Delivers peer) {
        int count = context.plan().idleReaders();
        try (peer;
                IdleReaders first = new IdleReaders();
                IdleReaders readers = new IdleReaders()) {
            open(first, peer, FIRST_READERS);
            long before = SettledMemory.of(peer.process(), first::idle);
            context.progress().say("%-8s opening %,d readers at %s".formatted(name(), count, peer.name()));
            open(readers, peer, count);
            long after = SettledMemory.of(peer.process(), readers::idle);
            int reached = readers.reachAll(peer.endpoint(), peer.publish(0), REACH_LIMIT);
            Figures figures = new Figures()
                    .put(Figures.KB_PER_READER, (after - before) / 1024.0 / count)
                    .put("RSS before MB", before / 1e6)
                    .put("RSS after MB", after / 1e6)
                    .put("readers reached", reached);
            context.add(name(), String.format(Locale.ROOT, "%,d readers", count), peer.name(), round, figures);
        }
    }

    private static void open(IdleReaders readers, Delivers peer, int count) {
        for (int i = 0; i < count; i++) {
            readers.open(peer.endpoint(), peer.subscription(0).request());
        }
    }
}
