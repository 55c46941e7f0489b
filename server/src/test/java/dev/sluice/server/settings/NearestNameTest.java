package dev.sluice.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NearestNameTest {
    private static final List<String> NAMES =
            List.of("data", "items.ring-size", "items.max-bytes", "access.max-sessions", "log.level");

    @ParameterizedTest
    @CsvSource({
        "items.ring-siez,items.ring-size",
        "items.ringsize,items.ring-size",
        "items.ringSize,items.ring-size",
        "items.ring_size,items.ring-size",
        "ITEMS.RING-SIZE,items.ring-size",
        "item.ring-size,items.ring-size",
        "ring-size,items.ring-size",
        "max-session,access.max-sessions",
        "loglevel,log.level",
        "date,data"
    })
    void slipsOfThePenAreUnderstood(String written, String meant) {
        assertThat(NearestName.to(written, NAMES)).contains(meant);
    }

    @Test
    void aNameLikeNoOtherHasNoNearest() {
        assertThat(NearestName.to("frobnicate", NAMES)).isEmpty();
        assertThat(NearestName.to("data", List.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'','',0",
        "abc,abc,0",
        "abc,'',3",
        "'',abc,3",
        "abc,abd,1",
        "abc,acb,1",
        "abc,abcd,1",
        "abc,bc,1",
        "kitten,sitting,3"
    })
    void distancesAreThoseOfTheTextbook(String from, String to, int distance) {
        assertThat(NearestName.editDistance(from, to)).isEqualTo(distance);
    }
}
