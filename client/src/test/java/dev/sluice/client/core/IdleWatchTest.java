package dev.sluice.client.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.testkit.Await;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One timer for the silence of all calls. */
final class IdleWatchTest {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofMillis(20);

    private final AtomicInteger planned = new AtomicInteger();
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1) {
        @Override
        public ScheduledFuture<?> schedule(Runnable look, long delay, TimeUnit unit) {
            planned.incrementAndGet();
            return super.schedule(look, delay, unit);
        }
    };
    private final IdleWatch watch = new IdleWatch(timer);
    private final AtomicInteger givenUp = new AtomicInteger();

    IdleWatchTest() {
        timer.setRemoveOnCancelPolicy(true);
    }

    @AfterEach
    void stopTheTimer() {
        timer.shutdownNow();
    }

    private IdleGuard started(Duration allowed) {
        IdleGuard guard = new IdleGuard(watch, allowed, givenUp::incrementAndGet);
        guard.start();
        return guard;
    }

    @Test
    void callsThatEndInTimePlanOneLookForAll() {
        for (int call = 0; call < 100; call++) {
            started(LONG).stop();
        }
        assertThat(planned).hasValue(1);
        assertThat(givenUp).hasValue(0);
    }

    @Test
    void aShortTimeoutDoesNotWaitForTheLookOfALongOne() {
        IdleGuard patient = started(LONG);
        started(SHORT);
        Await.until("the hasty one gave up", () -> givenUp.get() == 1);
        assertThat(patient.isOver()).isFalse();
        Await.until(
                "the patient one is looked after again", () -> timer.getQueue().size() == 1);
    }

    @Test
    void aCallThatComesAfterALookIsLookedAfterToo() {
        started(SHORT);
        Await.until("the first gave up", () -> givenUp.get() == 1);
        started(SHORT);
        Await.until("the second gave up", () -> givenUp.get() == 2);
    }

    @Test
    void aGuardThatWasStoppedGivesNothingUp() {
        IdleGuard stopped = new IdleGuard(watch, Duration.ZERO, givenUp::incrementAndGet);
        stopped.stop();
        assertThat(stopped.isOver()).isTrue();
        assertThat(givenUp).hasValue(0);
    }

    @Test
    void aClosedTimerRefusesNoCall() {
        timer.shutdownNow();
        started(SHORT).stop();
        assertThat(givenUp).hasValue(0);
    }
}
