package dev.sluice.wire.rooms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class PoolTokenTest {
    private static final byte[] SECRET = "a secret".getBytes(UTF_8);

    /** Tokens outlive servers of this version, so their form must not change unnoticed. */
    @Test
    void theFormIsAsItAlwaysWas() {
        String token = PoolToken.of("a b", List.of("SIGNAL", "DESCRIBE"), 42).sign(SECRET);

        assertThat(token).startsWith("NDIgREVTQ1JJQkUsU0lHTkFMIGEgYg.").hasSize(31 + 43);
        assertThat(PoolToken.verified(token, SECRET)).hasValue(new PoolToken("a b", List.of("DESCRIBE", "SIGNAL"), 42));
    }

    @Test
    void whatWasNotSignedSoIsNone() {
        String token = PoolToken.of("p", List.of(), 42).sign(SECRET);

        assertThat(PoolToken.verified(token, SECRET)).isPresent();
        for (String forged : List.of("", ".", "x", "x.y", token + "A", token.substring(1), "é.é")) {
            assertThat(PoolToken.verified(forged, SECRET)).isEmpty();
        }
        assertThat(PoolToken.verified(token, new byte[] {1})).isEmpty();
    }
}
