package dev.sluice.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.access.AdminPassword.Outcome;
import dev.sluice.base.SettingReader;
import dev.sluice.testkit.FakeClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class AdminPasswordTest {
    private static final AccessSettings SETTINGS = AccessSettings.read(SettingReader.defaults());

    private final FakeClock clock = new FakeClock();
    private final AdminPassword password = new AdminPassword("open sesame", SETTINGS, clock);

    @Test
    void onlyThePasswordIsRight() {
        assertThat(password.check("open sesame", "192.0.2.1")).isEqualTo(new Outcome.Right());
        assertThat(password.check("open sesame ", "192.0.2.1")).isEqualTo(new Outcome.Wrong());
        assertThat(password.check("", "192.0.2.1")).isEqualTo(new Outcome.Wrong());
    }

    @Test
    void aGuesserHasToWaitAndOthersDoNot() {
        for (int i = 0; i < 20; i++) {
            assertThat(password.check("guess " + i, "198.51.100.7")).isEqualTo(new Outcome.Wrong());
        }
        assertThat(password.check("open sesame", "198.51.100.7"))
                .isEqualTo(new Outcome.TooFrequent(Duration.ofSeconds(5)));
        assertThat(password.check("open sesame", "192.0.2.1")).isEqualTo(new Outcome.Right());
        clock.advance(Duration.ofSeconds(5));
        assertThat(password.check("open sesame", "198.51.100.7")).isEqualTo(new Outcome.Right());
    }

    @Test
    void theRightPasswordIsNeverTooFrequent() {
        for (int i = 0; i < 1000; i++) {
            assertThat(password.check("open sesame", "192.0.2.1")).isEqualTo(new Outcome.Right());
        }
        password.sweep();
    }

    @Test
    void anEmptyPasswordIsRefusedAtTheStart() {
        assertThatThrownBy(() -> new AdminPassword(" ", SETTINGS, clock))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the admin password must not be empty");
    }
}
