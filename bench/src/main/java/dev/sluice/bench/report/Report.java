package dev.sluice.bench.report;

import dev.sluice.bench.Plan;
import java.time.Instant;
import java.util.List;
import java.util.SequencedMap;

/**
 * A finished run.
 *
 * @param machine facts of the machine and versions of the programs
 * @param failures sections that broke off, each in one line
 */
public record Report(
        Instant startedAt,
        String mode,
        Plan plan,
        SequencedMap<String, String> machine,
        List<Sample> samples,
        List<Bar.Verdict> verdicts,
        List<String> failures) {
    public Report {
        samples = List.copyOf(samples);
        verdicts = List.copyOf(verdicts);
        failures = List.copyOf(failures);
    }
}
