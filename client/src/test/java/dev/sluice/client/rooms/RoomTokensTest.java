package dev.sluice.client.rooms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.testkit.FakeClock;
import dev.sluice.wire.rooms.PoolToken;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RoomTokensTest {
    private final FakeClock clock = new FakeClock();
    private final RoomTokens tokens = RoomTokens.withSecret("a secret", clock);

    @Test
    void aTokenSaysWhatItWasMadeFor() {
        String token = tokens.mint("a room, with words", List.of(RoomTokens.SIGNAL), Duration.ofMinutes(1));
        assertThat(PoolToken.verified(token, "a secret".getBytes(UTF_8)))
                .hasValue(new PoolToken("a room, with words", List.of("SIGNAL"), clock.epochMs() + 60_000));
        assertThat(PoolToken.verified(token, "another".getBytes(UTF_8))).isEmpty();
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> RoomTokens.withSecret("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tokens.mint("p", Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tokens.mint("p", List.of("a b"), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
