package dev.sluice.bench.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SequencedMap;

/** All measurements of a run. Confined to one thread. */
public final class Samples {
    /** Which rounds belong together. */
    public record Case(String section, String setup, String subject) {}

    private final List<Sample> all = new ArrayList<>();

    public void add(Sample sample) {
        all.add(sample);
    }

    public List<Sample> all() {
        return List.copyOf(all);
    }

    /** The rounds of every case, in the order of first measurement. */
    public SequencedMap<Case, List<Sample>> byCase() {
        SequencedMap<Case, List<Sample>> cases = new LinkedHashMap<>();
        for (Sample sample : all) {
            cases.computeIfAbsent(new Case(sample.section(), sample.setup(), sample.subject()), c -> new ArrayList<>())
                    .add(sample);
        }
        return cases;
    }

    /** Empty when it was not measured. */
    public OptionalDouble median(Case wanted, String figure) {
        return median(byCase().getOrDefault(wanted, List.of()), figure);
    }

    static OptionalDouble median(List<Sample> rounds, String figure) {
        double[] values = sorted(rounds, figure);
        if (values.length == 0) {
            return OptionalDouble.empty();
        }
        int middle = values.length / 2;
        return OptionalDouble.of(values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2);
    }

    /** Distance of the largest from the smallest round, in percent of the median: how noisy the figure was. */
    static double spreadPercent(List<Sample> rounds, String figure) {
        double[] values = sorted(rounds, figure);
        double median = median(rounds, figure).orElse(0);
        return median == 0 ? 0 : (values[values.length - 1] - values[0]) / median * 100;
    }

    private static double[] sorted(List<Sample> rounds, String figure) {
        return rounds.stream()
                .map(Sample::values)
                .filter(values -> values.containsKey(figure))
                .mapToDouble(values -> values.getOrDefault(figure, 0.0))
                .sorted()
                .toArray();
    }

    /** The columns of a section: every figure of its samples, in order of first appearance. */
    List<String> figures(String section) {
        return all.stream()
                .filter(sample -> sample.section().equals(section))
                .map(Sample::values)
                .map(Map::keySet)
                .flatMap(Collection::stream)
                .distinct()
                .toList();
    }
}
