package dev.sluice.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

final class FakeClockTest {
    private final FakeClock clock = new FakeClock();

    @Test
    void standsStillUntilAdvanced() {
        assertThat(clock.epochMs()).isEqualTo(clock.epochMs());
        assertThat(clock.nanoTime()).isEqualTo(clock.nanoTime());
    }

    @Test
    void advancingMovesBothReadings() {
        long epochMs = clock.epochMs();
        long nanoTime = clock.nanoTime();

        clock.advance(Duration.ofSeconds(3));

        assertThat(clock.epochMs() - epochMs).isEqualTo(3_000);
        assertThat(clock.nanoTime() - nanoTime).isEqualTo(3_000_000_000L);
    }

    @Test
    void fractionsOfAMillisecondAddUp() {
        long epochMs = clock.epochMs();

        clock.advance(Duration.ofNanos(600_000));
        clock.advance(Duration.ofNanos(600_000));

        assertThat(clock.epochMs() - epochMs).isEqualTo(1);
        assertThat(clock.nanoTime()).isEqualTo(1_200_000);
    }

    @Test
    void settingTheWallLeavesTheMonotonicReading() {
        clock.advance(Duration.ofSeconds(1));

        clock.set(Instant.ofEpochMilli(5));

        assertThat(clock.epochMs()).isEqualTo(5);
        assertThat(clock.nanoTime()).isEqualTo(1_000_000_000L);
    }

    @Test
    void timeDoesNotRunBackwards() {
        assertThatThrownBy(() -> clock.advance(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("backwards");
    }

    @Test
    void movesByManyThreadsAreAllCounted() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 1_000; i++) {
                threads.execute(() -> clock.advance(Duration.ofNanos(10)));
            }
        }
        assertThat(clock.nanoTime()).isEqualTo(10_000);
    }
}
