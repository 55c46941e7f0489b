package dev.sluice.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The run as Markdown: machine, bars, then a table per section with the medians of the rounds. */
public final class MarkdownReport {
    /** From here on the client itself was what limited a closed loop. */
    private static final double CLIENT_BOUND_PERCENT = 90;

    /** So much of a core spent on something else makes a figure doubtful. */
    private static final double NOISY_PERCENT = 20;

    private final Report report;
    private final Samples samples = new Samples();
    private final StringBuilder out = new StringBuilder();

    private MarkdownReport(Report report) {
        this.report = report;
        report.samples().forEach(samples::add);
    }

    public static String of(Report report) {
        MarkdownReport markdown = new MarkdownReport(report);
        markdown.write();
        return markdown.out.toString();
    }

    private void write() {
        line("# Benchmark, " + report.mode() + " run of " + report.startedAt());
        line("");
        table(List.of("machine", ""), machineRows());
        report.failures().forEach(failure -> line("**Broke off:** " + failure + "\n"));
        line("## Bars");
        line("");
        table(
                List.of("figure", "bar", "Sluice", "peer", "ratio", "verdict"),
                report.verdicts().stream().map(MarkdownReport::barRow).toList());
        report.samples().stream().map(Sample::section).distinct().forEach(this::section);
        gaps();
    }

    private void gaps() {
        if (report.gaps().isEmpty()) {
            return;
        }
        line("## Cannot");
        line("");
        table(
                List.of("section", "setup", "server", "why"),
                report.gaps().stream()
                        .map(gap -> List.of(gap.section(), gap.setup(), gap.subject(), gap.reason()))
                        .toList());
    }

    private List<List<String>> machineRows() {
        return report.machine().entrySet().stream()
                .map(fact -> List.of(fact.getKey(), fact.getValue()))
                .toList();
    }

    private static List<String> barRow(Bar.Verdict verdict) {
        return List.of(
                verdict.bar().title(),
                verdict.bar().words(),
                Numbers.shortForm(verdict.measured()),
                Numbers.shortForm(verdict.peers()),
                Double.isNaN(verdict.ratio()) ? "" : String.format(Locale.ROOT, "%.2f", verdict.ratio()),
                switch (verdict.outcome()) {
                    case PASS -> "pass";
                    case MISS -> "**miss**";
                    case NOT_MEASURED -> "not measured";
                });
    }

    private void section(String section) {
        line("## " + section);
        line("");
        List<String> figures = samples.figures(section);
        List<String> head = new ArrayList<>(List.of("setup", "server"));
        head.addAll(figures);
        head.addAll(List.of("rounds", "spread %", ""));
        List<List<String>> rows = samples.byCase().entrySet().stream()
                .filter(entry -> entry.getKey().section().equals(section))
                .map(entry -> row(entry, figures))
                .toList();
        table(head, rows);
    }

    private static List<String> row(Map.Entry<Samples.Case, List<Sample>> entry, List<String> figures) {
        List<Sample> rounds = entry.getValue();
        List<String> row =
                new ArrayList<>(List.of(entry.getKey().setup(), entry.getKey().subject()));
        for (String figure : figures) {
            OptionalDouble median = Samples.median(rounds, figure);
            row.add(median.isPresent() ? Numbers.shortForm(median.getAsDouble()) : "");
        }
        row.add(Integer.toString(rounds.size()));
        row.add(Numbers.shortForm(Samples.spreadPercent(rounds, figures.getFirst())));
        row.add(remark(rounds));
        return row;
    }

    private static String remark(List<Sample> rounds) {
        boolean closedLoop = Samples.median(rounds, Figures.REQUESTS_PER_SECOND).isPresent()
                || Samples.median(rounds, Figures.MESSAGES_PER_SECOND).isPresent();
        boolean clientBound = Samples.median(rounds, Figures.CLIENT_CPU).orElse(0) >= CLIENT_BOUND_PERCENT;
        boolean noisy = Samples.median(rounds, Figures.OTHER_CPU).orElse(0) >= NOISY_PERCENT;
        return Stream.of(closedLoop && clientBound ? "client-bound" : "", noisy ? "noisy" : "")
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private void table(List<String> head, List<List<String>> rows) {
        line("| " + String.join(" | ", head) + " |");
        line("|" + "---|".repeat(head.size()));
        rows.forEach(row -> line("| " + String.join(" | ", row) + " |"));
        line("");
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
