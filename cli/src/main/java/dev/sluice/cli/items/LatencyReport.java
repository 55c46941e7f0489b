package dev.sluice.cli.items;

import dev.sluice.cli.terminal.Table;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** What a latency test found: times from the set call to the item in the reader's hand. */
record LatencyReport(int sent, Histogram latencyNs) {
    private static final double[] PERCENTILES = {50, 90, 99, 99.9};
    private static final double NS_PER_MS = 1e6;

    int lost() {
        return sent - Math.toIntExact(latencyNs.getTotalCount());
    }

    /** For people. */
    String text() {
        Table table = Table.pairs()
                .row("items", sent + " sent, " + latencyNs.getTotalCount() + " received, " + lost() + " lost")
                .row("min", ms((double) latencyNs.getMinValue()))
                .row("mean", ms(latencyNs.getMean()));
        for (double percentile : PERCENTILES) {
            table.row("p" + name(percentile), ms((double) latencyNs.getValueAtPercentile(percentile)));
        }
        return table.row("max", ms((double) latencyNs.getMaxValue())).toString();
    }

    /** For programs: one JSON object, times in ms. */
    String json() {
        StringBuilder json = new StringBuilder()
                .append("{\"sent\":" + sent + ",\"received\":" + latencyNs.getTotalCount() + ",\"lost\":" + lost())
                .append(",\"min\":" + number((double) latencyNs.getMinValue()))
                .append(",\"mean\":" + number(latencyNs.getMean()));
        for (double percentile : PERCENTILES) {
            json.append(
                    ",\"p" + name(percentile) + "\":" + number((double) latencyNs.getValueAtPercentile(percentile)));
        }
        return json.append(",\"max\":" + number((double) latencyNs.getMaxValue()) + "}")
                .toString();
    }

    static String ms(double ns) {
        return number(ns) + " ms";
    }

    private static String number(double ns) {
        return String.format(Locale.ROOT, "%.3f", ns / NS_PER_MS);
    }

    private static String name(double percentile) {
        return percentile == Math.rint(percentile) ? String.valueOf((int) percentile) : String.valueOf(percentile);
    }
}
