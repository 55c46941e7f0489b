package dev.sluice.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SidePortTest {
    private static final SidePort.Form FORM = new SidePort.Form(3478);

    @Test
    void autoIsTheUsualPortUnlessTheFrontDoorTakesAFreeOne() {
        assertThat(FORM.parse("auto").toBind(false)).hasValue(3478);
        assertThat(FORM.parse("Auto").toBind(true)).hasValue(0);
        assertThat(FORM.parse("free").toBind(false)).hasValue(0);
        assertThat(FORM.parse("5000").toBind(true)).hasValue(5000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "off", " OFF ", "false", "no"})
    void itCanBeSwitchedOff(String text) {
        assertThat(FORM.parse(text).toBind(false)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "off", "free", "1", "65535"})
    void whatIsWrittenIsReadBack(String text) {
        assertThat(FORM.write(FORM.parse(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "65536", "-1", "on", "99999999999", "3478/udp"})
    void refusesOtherTextsAndSaysWhatIsRight(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FORM.parse(text))
                .withMessage("a port from 1 to 65535, off, free or auto");
    }
}
