package dev.sluice.bench.report;

import java.time.Instant;
import java.util.List;
import java.util.SequencedMap;

/**
 * A finished run.
 *
 * @param plan how much was measured
 * @param gaps what a server could not be put to
 * @param machine facts of the machine and versions of the programs
 * @param failures sections that broke off, each in one line
 */
public record Report(
        Instant startedAt,
        String mode,
        Record plan,
        SequencedMap<String, String> machine,
        List<Sample> samples,
        List<Bar.Verdict> verdicts,
        List<Gap> gaps,
        List<String> failures) {
    public Report {
        samples = List.copyOf(samples);
        gaps = List.copyOf(gaps);
        verdicts = List.copyOf(verdicts);
        failures = List.copyOf(failures);
    }
}
