package dev.sluice.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class BarTest {
    @Test
    void theBarOfMoreIsReachedAtItsFactor() {
        Bar bar = bar(new Bar.Test.AtLeastTimes(0.9, "nginx", "x"));

        assertThat(bar.judge(samples(90, 100)).outcome()).isEqualTo(Bar.Outcome.PASS);
        assertThat(bar.judge(samples(89, 100)).outcome()).isEqualTo(Bar.Outcome.MISS);
        assertThat(bar.judge(samples(89, 100)).ratio()).isEqualTo(0.89);
    }

    @Test
    void theBarOfLessIsMissedAboveItsFactor() {
        Bar bar = bar(new Bar.Test.AtMostTimes(1.5, "nginx", "x"));

        assertThat(bar.judge(samples(150, 100)).outcome()).isEqualTo(Bar.Outcome.PASS);
        assertThat(bar.judge(samples(151, 100)).outcome()).isEqualTo(Bar.Outcome.MISS);
    }

    @Test
    void aPlainBarNeedsNoPeer() {
        assertThat(bar(new Bar.Test.AtMost(0)).judge(samples(0, 1)).outcome()).isEqualTo(Bar.Outcome.PASS);
        assertThat(bar(new Bar.Test.AtMost(0)).judge(samples(1, 1)).outcome()).isEqualTo(Bar.Outcome.MISS);
        assertThat(bar(new Bar.Test.AtMost(12)).judge(samples(6, 1)).ratio()).isEqualTo(0.5);
    }

    @Test
    void withoutItsFiguresABarIsNotMeasured() {
        assertThat(bar(new Bar.Test.AtLeastTimes(1, "Redis", "x"))
                        .judge(samples(1, 1))
                        .outcome())
                .isEqualTo(Bar.Outcome.NOT_MEASURED);
        assertThat(bar(new Bar.Test.AtMost(1)).judge(new Samples()).outcome()).isEqualTo(Bar.Outcome.NOT_MEASURED);
    }

    private static Bar bar(Bar.Test test) {
        return new Bar("t", "set", "x", "f", test);
    }

    private static Samples samples(double sluice, double nginx) {
        Samples samples = new Samples();
        samples.add(new Sample(
                "set", "x", "Sluice", 1, new Figures().put("f", sluice).values()));
        samples.add(
                new Sample("set", "x", "nginx", 1, new Figures().put("f", nginx).values()));
        return samples;
    }
}
