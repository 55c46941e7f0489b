package dev.sluice.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingFormTest {
    private enum Schedule {
        FIRST_IN,
        LAST_IN
    }

    private static final IntegerForm INTEGER = new IntegerForm(-2, 20);
    private static final BytesForm BYTES = new BytesForm(64, 2L << 40);
    private static final DurationForm DURATION = new DurationForm(Duration.ZERO, Duration.ofDays(100));
    private static final ChoiceForm<Schedule> CHOICE = new ChoiceForm<>(Schedule.class);

    @ParameterizedTest
    @CsvSource({"-2,-2", "0,0", "020,20", "' 7 ',7"})
    void readsWholeNumbersWithinTheBounds(String text, int number) {
        assertThat(INTEGER.parse(text)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "21", "-3", "+5", "1.0", "1e1", "0x1", "ten", "٣", "99999999999999999999"})
    void refusesOtherNumbersAndSaysWhatIsRight(String text) {
        refuses(INTEGER, text, "a whole number from -2 to 20");
    }

    @ParameterizedTest
    @CsvSource({
        "64,64",
        "65B,65",
        "64KiB,65536",
        "64 kib,65536",
        "1MiB,1048576",
        "3GiB,3221225472",
        "2TiB,2199023255552"
    })
    void readsSizes(String text, long bytes) {
        assertThat(BYTES.parse(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "63", "3TiB", "1.5MiB", "64KB", "-64", "9999999999TiB", "99999999999999999999"})
    void refusesOtherSizesAndSaysWhatIsRight(String text) {
        refuses(BYTES, text, "a size from 64 to 2TiB, written like 1024, 64KiB or 1MiB");
    }

    @ParameterizedTest
    @CsvSource({"0s,PT0S", "500ms,PT0.5S", "5s,PT5S", "1m,PT1M", "90 M,PT90M", "1h,PT1H", "90d,P90D"})
    void readsDurations(String text, Duration duration) {
        assertThat(DURATION.parse(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "0", "101d", "-1s", "1.5s", "1h30m", "1 week", "999999999999999999d"})
    void refusesOtherDurationsAndSaysWhatIsRight(String text) {
        refuses(DURATION, text, "a duration from 0s to 100d, written like 500ms, 5s, 1m, 1h or 90d");
    }

    @ParameterizedTest
    @CsvSource({"90000,90s", "60000,1m", "1,1ms", "0,0s", "86400000,1d", "90000000,25h"})
    void writesDurationsInTheLargestUnitThatDividesThem(long ms, String text) {
        assertThat(DURATION.write(Duration.ofMillis(ms))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0,0B", "1,1", "1023,1023", "1024,1KiB", "1025,1025", "1048576,1MiB"})
    void writesSizesInTheLargestUnitThatDividesThem(long bytes, String text) {
        assertThat(BYTES.write(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"true,true", "TRUE,true", "yes,true", "on,true", "false,false", "no,false", "off,false"})
    void readsFlags(String text, boolean flag) {
        assertThat(FlagForm.INSTANCE.parse(text)).isEqualTo(flag);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "y", "ja"})
    void refusesOtherFlags(String text) {
        refuses(FlagForm.INSTANCE, text, "true or false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"last-in", "LAST_IN", "Last-In", " last-in "})
    void readsChoices(String text) {
        assertThat(CHOICE.parse(text)).isEqualTo(Schedule.LAST_IN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "last", "lastin"})
    void refusesOtherChoicesAndNamesThem(String text) {
        refuses(CHOICE, text, "one of first-in, last-in");
    }

    @Test
    void readsListsWithoutBlanksAndEmptyEntries() {
        assertThat(ListForm.INSTANCE.parse(" a, b,,c ")).containsExactly("a", "b", "c");
        assertThat(ListForm.INSTANCE.parse(" ")).isEmpty();
        assertThat(ListForm.INSTANCE.write(List.of("a", "b"))).isEqualTo("a,b");
    }

    @Test
    void keepsTextsAsTheyAre() {
        assertThat(TextForm.OPEN.parse(" a ")).isEqualTo(" a ");
        assertThat(TextForm.OPEN.isSecret()).isFalse();
        assertThat(TextForm.SECRET.isSecret()).isTrue();
    }

    @Test
    void theDefaultsReaderAnswersWithTheFallbacks() {
        SettingReader in = SettingReader.defaults().section("items", "Items.");

        assertThat(in.integer("ring-size", 5, 1, 10, "Slots.")).isEqualTo(5);
        assertThat(in.duration("age", Duration.ofSeconds(1), Duration.ZERO, Duration.ofDays(1), "Age."))
                .isEqualTo(Duration.ofSeconds(1));
        assertThat(in.choice("schedule", Schedule.FIRST_IN, Schedule.class, "Order."))
                .isEqualTo(Schedule.FIRST_IN);
    }

    private static void refuses(SettingForm<?> form, String text, String right) {
        assertThatIllegalArgumentException().isThrownBy(() -> form.parse(text)).withMessage(right);
    }
}
