package dev.sluice.bench.report;

import dev.sluice.bench.load.CpuMeter;
import dev.sluice.bench.load.Latencies;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Names of the figures, and the columns that belong together. */
public final class Figures {
    public static final String REQUESTS_PER_SECOND = "requests/s";
    public static final String MESSAGES_PER_SECOND = "messages/s";
    public static final String P50 = "p50 µs";
    public static final String P99 = "p99 µs";
    public static final String CLIENT_CPU = "client CPU %";
    public static final String OTHER_CPU = "other CPU %";
    public static final String LOST_OR_DOUBLED = "lost or doubled";
    public static final String KB_PER_READER = "KB per reader";
    public static final String KB_PER_PEER = "KB per peer";
    public static final String READY_SECONDS = "ready s";
    public static final String IDLE_RSS_MB = "idle RSS MB";

    private final SequencedMap<String, Double> values = new LinkedHashMap<>();

    public Figures put(String figure, double value) {
        values.put(figure, value);
        return this;
    }

    public Figures count(String figure, long value) {
        return put(figure, (double) value);
    }

    public Figures latencies(Latencies latencies) {
        return put(P50, latencies.percentileUs(50))
                .put("p90 µs", latencies.percentileUs(90))
                .put(P99, latencies.percentileUs(99))
                .put("p99.9 µs", latencies.percentileUs(99.9))
                .put("max µs", latencies.maxUs());
    }

    /** {@code perSecond} is the number of requests or deliveries the server's time is divided by. */
    public Figures cpu(CpuMeter.Share cpu, double perSecond) {
        return put("server µs each", perSecond == 0 ? 0 : cpu.server() * 1e4 / perSecond)
                .put(CLIENT_CPU, cpu.client())
                .put("server CPU %", cpu.server())
                .put(OTHER_CPU, cpu.others() + cpu.stolen());
    }

    public SequencedMap<String, Double> values() {
        return values;
    }
}
