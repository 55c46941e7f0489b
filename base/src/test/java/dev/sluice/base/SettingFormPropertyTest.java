package dev.sluice.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** What is written is read back as the same value. */
final class SettingFormPropertyTest {
    private static final BytesForm BYTES = new BytesForm(0, Long.MAX_VALUE);
    private static final DurationForm DURATION = new DurationForm(Duration.ZERO, Duration.ofMillis(Long.MAX_VALUE));

    @Property
    void sizesComeBack(@ForAll @LongRange(min = 0, max = 999_999_999_999_999_999L) long bytes) {
        assertThat(BYTES.parse(BYTES.write(bytes))).isEqualTo(bytes);
    }

    @Property
    void durationsComeBack(@ForAll @LongRange(min = 0, max = 999_999_999_999_999_999L) long ms) {
        Duration duration = Duration.ofMillis(ms);
        assertThat(DURATION.parse(DURATION.write(duration))).isEqualTo(duration);
    }

    @Property
    void integersComeBack(@ForAll int number) {
        IntegerForm form = new IntegerForm(Integer.MIN_VALUE, Integer.MAX_VALUE);
        assertThat(form.parse(form.write(number))).isEqualTo(number);
    }
}
