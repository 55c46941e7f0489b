package dev.sluice.client.items;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.testkit.FakeClock;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class GateTest {
    private final FakeClock clock = new FakeClock();
    private final FakeTimers timers = new FakeTimers(clock);
    private final ClientLimits limits = XrtcClient.builder()
            .environment(Map.of("ACCOUNT_ID", "AC1", "API_KEY", "k"))
            .maxConnections(2)
            .maxWaitingRequests(3)
            .settings()
            .limits();
    private final Gate gate = new Gate(limits, timers);

    @Test
    void thoseWhoWaitAreLetThroughInOrder() {
        CompletableFuture<Void> first = gate.enter();
        CompletableFuture<Void> second = gate.enter();
        CompletableFuture<Void> third = gate.enter();
        CompletableFuture<Void> fourth = gate.enter();
        assertThat(first).isCompleted();
        assertThat(second).isCompleted();
        assertThat(third).isNotDone();

        gate.leave();
        assertThat(third).isCompleted();
        assertThat(fourth).isNotDone();
        gate.leave();
        assertThat(fourth).isCompleted();
        assertThat(timers.waiting()).isZero();
    }

    @Test
    void whoGaveUpIsPassedOver() {
        fill();
        CompletableFuture<Void> gaveUp = gate.enter();
        CompletableFuture<Void> next = gate.enter();
        gaveUp.cancel(false);
        gate.leave();
        assertThat(next).isCompleted();
    }

    @Test
    void aTurnThatDoesNotComeInTimeFails() {
        fill();
        CompletableFuture<Void> late = gate.enter();
        timers.advance(Duration.ofSeconds(20));
        assertThat(late)
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(HttpTimeoutException.class)
                .withMessageContaining("2 concurrent requests");
        gate.leave();
        assertThat(gate.enter()).isCompleted();
    }

    @Test
    void theLineIsBounded() {
        fill();
        for (int i = 0; i < 3; i++) {
            assertThat(gate.enter()).isNotDone();
        }
        assertThat(gate.enter())
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(RejectedExecutionException.class);
    }

    private void fill() {
        gate.enter().join();
        gate.enter().join();
    }
}
