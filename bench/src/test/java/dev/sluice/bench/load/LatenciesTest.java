package dev.sluice.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class LatenciesTest {
    private static final long MS = 1_000_000;

    @Test
    void aStallIsChargedToTheRequestsItKeptFromBeingSent() {
        Latencies closedLoop = new Latencies();
        for (int i = 0; i < 99; i++) {
            closedLoop.record(MS);
        }
        closedLoop.record(100 * MS);

        Latencies corrected = closedLoop.correctedFor(MS);

        assertThat(closedLoop.percentileUs(98)).isCloseTo(1000, within(10.0));
        assertThat(corrected.count()).isEqualTo(99 + 100);
        assertThat(corrected.percentileUs(50)).isCloseTo(1000, within(10.0));
        assertThat(corrected.percentileUs(75)).isCloseTo(50_000, within(2000.0));
    }

    @Test
    void withoutStallsTheCorrectionChangesNothing() {
        Latencies steady = new Latencies();
        for (int i = 0; i < 100; i++) {
            steady.record(MS);
        }

        assertThat(steady.correctedFor(MS).count()).isEqualTo(100);
    }

    @Test
    void whatIsLongerThanTheScaleCountsAsItsEnd() {
        Latencies latencies = new Latencies();
        latencies.record(Long.MAX_VALUE);
        latencies.record(-5);

        assertThat(latencies.count()).isEqualTo(2);
        assertThat(latencies.maxUs()).isCloseTo(300e6, within(1e6));
    }

    @Test
    void nothingRecordedIsZero() {
        assertThat(new Latencies().percentileUs(99)).isZero();
    }
}
