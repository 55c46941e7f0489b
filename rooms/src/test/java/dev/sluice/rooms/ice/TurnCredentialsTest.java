package dev.sluice.rooms.ice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sluice.testkit.FakeClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TurnCredentialsTest {
    private final FakeClock clock = new FakeClock();
    private final TurnCredentials credentials = new TurnCredentials("north wind", Duration.ofHours(12), clock);

    /** The password is what openssl dgst -sha1 -hmac 'north wind' -binary | base64 makes of the user name. */
    @Test
    void theyAreWhatCoturnExpects() {
        TurnCredentials.Credential minted = credentials.mint("alice");

        assertThat(minted.username()).isEqualTo("1767268800:alice");
        assertThat(minted.password()).isEqualTo("tZJvVE69ey3bbj2xzRcaZ2KIFXY=");
    }

    @Test
    void eachEndsItsTimeAfterItWasMade() {
        clock.advance(Duration.ofMillis(1999));

        assertThat(credentials.mint("alice").username()).isEqualTo("1767268801:alice");
    }

    @Test
    void nothingPrintsThePassword() {
        TurnCredentials.Credential minted = credentials.mint("alice");

        assertThat(minted.toString()).contains("alice").doesNotContain(minted.password());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a:b", "a\"b", "é", "a\n"})
    void anIdThatTurnServersRefuseIsRefusedHere(String userId) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> credentials.mint(userId))
                .withMessage("a TURN user id is 1 to 128 letters, digits and ._~@-");
    }
}
