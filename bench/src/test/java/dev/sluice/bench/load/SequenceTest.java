package dev.sluice.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class SequenceTest {
    @Test
    void aReaderThatGotEverythingLostNothing() {
        Sequence sequence = seen(0, 1, 2, 3);

        assertThat(sequence.lostOf(4)).isZero();
        assertThat(sequence.doubled()).isZero();
        assertThat(sequence.delivered()).isEqualTo(4);
    }

    @Test
    void gapsAndAMissingEndAreLost() {
        assertThat(seen(2, 3, 6).lostOf(10)).isEqualTo(2 + 2 + 3);
    }

    @Test
    void anItemThatComesAgainIsDoubled() {
        Sequence sequence = seen(0, 1, 1, 2, 0);

        assertThat(sequence.doubled()).isEqualTo(2);
        assertThat(sequence.delivered()).isEqualTo(3);
        assertThat(sequence.lostOf(3)).isZero();
    }

    private static Sequence seen(long... numbers) {
        Sequence sequence = new Sequence();
        LongStream.of(numbers).forEach(sequence::seen);
        return sequence;
    }
}
