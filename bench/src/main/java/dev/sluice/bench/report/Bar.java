package dev.sluice.bench.report;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What a figure of Sluice has to reach, either against a peer's median in the same run or as a plain number.
 *
 * @param title how the bar is called in the table
 */
public record Bar(String title, String section, String setup, String figure, Test test) {
    /** The comparison. */
    public sealed interface Test {
        /** At least {@code factor} times the peer's figure. */
        record AtLeastTimes(double factor, String peer, String peersSetup) implements Test {}

        /** At most {@code factor} times the peer's figure. */
        record AtMostTimes(double factor, String peer, String peersSetup) implements Test {}

        /** At most this. */
        record AtMost(double limit) implements Test {}
    }

    /** How it came out. */
    public enum Outcome {
        PASS,
        MISS,
        /** One of the figures was not taken in this run. */
        NOT_MEASURED
    }

    /**
     * A bar and what the run says of it.
     *
     * @param peers the peer's median; NaN for a plain number
     * @param ratio measured by peer's figure, or by the limit
     */
    public record Verdict(Bar bar, Outcome outcome, double measured, double peers, double ratio) {}

    public Verdict judge(Samples samples) {
        OptionalDouble measured = samples.median(new Samples.Case(section, setup, "Sluice"), figure);
        return switch (test) {
            case Test.AtLeastTimes(double factor, String peer, String peersSetup) ->
                against(measured, samples.median(new Samples.Case(section, peersSetup, peer), figure), factor, 1);
            case Test.AtMostTimes(double factor, String peer, String peersSetup) ->
                against(measured, samples.median(new Samples.Case(section, peersSetup, peer), figure), factor, -1);
            case Test.AtMost(double limit) ->
                measured.isEmpty()
                        ? unmeasured()
                        : verdict(
                                measured.getAsDouble() <= limit,
                                measured.getAsDouble(),
                                Double.NaN,
                                limit == 0 ? measured.getAsDouble() : measured.getAsDouble() / limit);
        };
    }

    private Verdict against(OptionalDouble measured, OptionalDouble peers, double factor, int direction) {
        if (measured.isEmpty() || peers.isEmpty() || peers.getAsDouble() == 0) {
            return unmeasured();
        }
        double ratio = measured.getAsDouble() / peers.getAsDouble();
        return verdict(
                direction > 0 ? ratio >= factor : ratio <= factor, measured.getAsDouble(), peers.getAsDouble(), ratio);
    }

    private Verdict verdict(boolean pass, double measured, double peers, double ratio) {
        return new Verdict(this, pass ? Outcome.PASS : Outcome.MISS, measured, peers, ratio);
    }

    private Verdict unmeasured() {
        return new Verdict(this, Outcome.NOT_MEASURED, Double.NaN, Double.NaN, Double.NaN);
    }

    /** The bar in words: {@code "at least 0.9 × nginx"}. */
    String words() {
        return switch (test) {
            case Test.AtLeastTimes(double factor, String peer, String ignored) ->
                "at least %s × %s".formatted(factor, peer);
            case Test.AtMostTimes(double factor, String peer, String ignored) ->
                "at most %s × %s".formatted(factor, peer);
            case Test.AtMost(double limit) -> "at most " + (limit == 0 ? "0" : String.format(Locale.ROOT, "%s", limit));
        };
    }
}
