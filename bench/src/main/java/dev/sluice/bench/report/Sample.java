package dev.sluice.bench.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * One measurement.
 *
 * @param setup what was varied, as it stands in the tables: {@code "64 connections"}
 * @param subject the server measured
 * @param values figure with unit → number, in the order of the columns
 */
public record Sample(String section, String setup, String subject, int round, SequencedMap<String, Double> values) {
    public Sample {
        values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
    }

    /** For the progress lines: the figures with their units, a comma between. */
    public String inOneLine() {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + " " + Numbers.shortForm(entry.getValue()))
                .collect(Collectors.joining(", "));
    }
}
