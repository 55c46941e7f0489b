package dev.sluice.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SamplesTest {
    private static final Samples.Case CASE = new Samples.Case("set", "64 connections", "Sluice");

    @Test
    void theMedianOfThreeRoundsIsTheMiddleOne() {
        assertThat(samples(10, 30, 20).median(CASE, Figures.REQUESTS_PER_SECOND))
                .hasValue(20);
    }

    @Test
    void theMedianOfTwoRoundsLiesBetweenThem() {
        assertThat(samples(10, 30).median(CASE, Figures.REQUESTS_PER_SECOND)).hasValue(20);
    }

    @Test
    void whatWasNotMeasuredHasNoMedian() {
        assertThat(samples(10).median(CASE, "p99 µs")).isEmpty();
        assertThat(samples().median(CASE, Figures.REQUESTS_PER_SECOND)).isEmpty();
    }

    @Test
    void theSpreadIsTheDistanceOfTheRoundsInPercentOfTheMedian() {
        assertThat(Samples.spreadPercent(samples(10, 30, 20).all(), Figures.REQUESTS_PER_SECOND))
                .isEqualTo(100);
    }

    private static Samples samples(double... perSecond) {
        Samples samples = new Samples();
        for (int i = 0; i < perSecond.length; i++) {
            samples.add(new Sample(
                    CASE.section(),
                    CASE.setup(),
                    CASE.subject(),
                    i + 1,
                    new Figures().put(Figures.REQUESTS_PER_SECOND, perSecond[i]).values()));
        }
        return samples;
    }
}
