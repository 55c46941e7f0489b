package dev.sluice.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class AwaitTest {
    private static final Duration SHORT = Duration.ofMillis(20);

    @Test
    void returnsOnceTheConditionHolds() {
        AtomicInteger looks = new AtomicInteger();

        Await.until("the third look", () -> looks.incrementAndGet() == 3);

        assertThat(looks).hasValue(3);
    }

    @Test
    void looksOnceEvenWithoutAnyTime() {
        assertThatCode(() -> Await.until("nothing", Duration.ZERO, () -> true)).doesNotThrowAnyException();
    }

    @Test
    void saysWhatWasAwaitedAndForHowLong() {
        assertThatThrownBy(() -> Await.until("a reader to arrive", SHORT, () -> false))
                .isInstanceOf(AssertionError.class)
                .hasMessage("waited 20 ms for a reader to arrive");
    }

    @Test
    void returnsTheValueThatWasFound() {
        AtomicInteger looks = new AtomicInteger();

        String found = Await.value("the second look", () -> looks.incrementAndGet() == 2 ? "here" : null);

        assertThat(found).isEqualTo("here");
    }

    @Test
    void waitsUntilAssertionsPass() {
        AtomicInteger looks = new AtomicInteger();

        Await.untilAsserted(
                "three looks", () -> assertThat(looks.incrementAndGet()).isEqualTo(3));

        assertThat(looks).hasValue(3);
    }

    @Test
    void anExceptionFailsTheWaitAtOnce() {
        assertThatThrownBy(() -> Await.until("a file", () -> {
                    throw new IOException("disk gone");
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("a file")
                .hasMessageContaining("disk gone")
                .hasCauseInstanceOf(IOException.class);
    }

    @Test
    void anInterruptEndsTheWaitAndStaysVisible() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> Await.until("a reader", () -> false))
                .hasMessage("interrupted while waiting for a reader");
        assertThat(Thread.interrupted()).isTrue();
    }
}
