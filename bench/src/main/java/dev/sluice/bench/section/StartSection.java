package dev.sluice.bench.section;

import dev.sluice.bench.peer.SluicePeer;
import dev.sluice.bench.report.Figures;
import java.util.Map;

/**
 * From the start of the command to the first 200 on {@code /health/ready}, and the resident memory of a server that was
 * asked nothing yet. The first start is not measured: it may build.
 */
final class StartSection implements Section {
    private static final long IDLE_MS = 2000;

    @Override
    public String name() {
        return "start";
    }

    @Override
    public void run(Context context) {
        context.progress().say("start    one start that does not count");
        context.fleet().startSluice(Map.of()).close();
        for (int start = 1; start <= context.plan().starts(); start++) {
            try (SluicePeer sluice = context.fleet().startSluice(Map.of())) {
                double cpuSeconds = sluice.process().cpuSeconds();
                sluice.process().leaveAlone(IDLE_MS);
                Figures figures = new Figures()
                        .put(Figures.READY_SECONDS, sluice.startTime().toNanos() / 1e9)
                        .put("CPU s", cpuSeconds)
                        .put(Figures.IDLE_RSS_MB, sluice.process().rssBytes() / 1e6);
                context.add(name(), "fresh data folder", sluice.name(), start, figures);
            }
        }
    }
}
