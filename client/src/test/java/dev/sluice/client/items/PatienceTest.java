package dev.sluice.client.items;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.testkit.FakeClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private final FakeClock clock = new FakeClock();
    private final FakeTimers timers = new FakeTimers(clock);
    private final List<String> expiries = new ArrayList<>();
    private final ClientLimits limits = XrtcClient.builder()
            .environment(Map.of("ACCOUNT_ID", "AC1", "API_KEY", "k"))
            .settings()
            .limits();
    private final Patience patience =
            new Patience(timers, clock, limits, expired -> expiries.add(expired.getMessage()));

    @Test
    void silenceLongerThanTheReadTimeoutExpires() {
        patience.waiting();
        timers.advance(Duration.ofMillis(9_999));
        assertThat(expiries).isEmpty();
        timers.advance(Duration.ofMillis(1));
        assertThat(expiries).containsExactly("nothing came for the read timeout of 10000 ms");
    }

    @Test
    void everyReadingStartsTheReadTimeoutAnew() {
        patience.waiting();
        timers.advance(Duration.ofSeconds(9));
        patience.arrived();
        patience.waiting();
        timers.advance(Duration.ofSeconds(9));
        assertThat(expiries).isEmpty();
        timers.advance(Duration.ofSeconds(1));
        assertThat(expiries).hasSize(1);
    }

    @Test
    void allWaitsTogetherAreBoundByTheTotalTimeout() {
        for (int i = 0; i < 4; i++) {
            patience.waiting();
            timers.advance(Duration.ofSeconds(4));
            patience.arrived();
        }
        patience.waiting();
        timers.advance(Duration.ofMillis(3_999));
        assertThat(expiries).isEmpty();
        timers.advance(Duration.ofMillis(1));
        assertThat(expiries).containsExactly("not finished within the total timeout of 20000 ms");
    }

    @Test
    void theConsumersTimeCostsNothing() {
        patience.waiting();
        timers.advance(Duration.ofSeconds(9));
        patience.arrived();
        timers.advance(Duration.ofHours(1));
        patience.waiting();
        timers.advance(Duration.ofSeconds(9));
        assertThat(expiries).isEmpty();
    }

    @Test
    void readingsSetNoTimersOfTheirOwn() {
        for (int i = 0; i < 1000; i++) {
            patience.waiting();
            timers.advance(Duration.ofMillis(1));
            patience.arrived();
        }
        assertThat(timers.waiting()).isEqualTo(1);
    }

    @Test
    void afterItsEndNothingExpiresAndNoTimerIsLeft() {
        patience.waiting();
        patience.stop();
        patience.waiting();
        assertThat(timers.waiting()).isZero();
        timers.advance(Duration.ofHours(1));
        assertThat(expiries).isEmpty();
    }

    @Test
    void itExpiresOnce() {
        patience.waiting();
        timers.advance(Duration.ofHours(1));
        patience.waiting();
        timers.advance(Duration.ofHours(1));
        assertThat(expiries).hasSize(1);
    }
}
