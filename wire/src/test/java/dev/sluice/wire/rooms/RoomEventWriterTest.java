package dev.sluice.wire.rooms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The texts of the protocol's pages. */
final class RoomEventWriterTest {
    @Test
    void joinedNamesTheOthersAndDescribesEverybody() {
        Map<String, RawValue> descriptions = new LinkedHashMap<>();
        descriptions.put("a", RawValue.of("{\"name\":\"Ann\"}"));
        descriptions.put("me", RawValue.NULL);

        assertThat(written(new RoomEvent.Joined("me", descriptions, "a \"b\"", "r", null)))
                .isEqualTo(
                        "{\"type\":\"rtc:joined\",\"data\":{\"client_id\":\"me\",\"peers\":[\"a\"],"
                                + "\"descriptions\":{\"a\":{\"name\":\"Ann\"},\"me\":null},\"pool\":\"a \\\"b\\\"\",\"resume\":\"r\"}}");
    }

    @Test
    void aDepartureNamesThePeerUnderBothOfItsNames() {
        assertThat(written(new RoomEvent.PeerGone("x")))
                .isEqualTo("{\"type\":\"rtc:close\",\"data\":{\"id\":\"x\",\"uid\":\"x\"}}");
        assertThat(written(new RoomEvent.Described("x", RawValue.of("{}"))))
                .isEqualTo("{\"type\":\"rtc:describe\",\"data\":{\"id\":\"x\",\"uid\":\"x\",\"description\":{}}}");
    }

    @Test
    void theOthersAreAsDocumented() {
        assertThat(written(new RoomEvent.PeerJoined("x"))).isEqualTo("{\"type\":\"rtc:peer\",\"data\":{\"id\":\"x\"}}");
        assertThat(written(new RoomEvent.Candidate("x", RawValue.NULL)))
                .isEqualTo("{\"type\":\"rtc:candidate\",\"data\":{\"from\":\"x\",\"candidate\":null}}");
        assertThat(written(new RoomEvent.Stopped())).isEqualTo("{\"type\":\"rtc:stop\",\"data\":{}}");
        assertThat(written(new RoomEvent.Refused(RoomError.UNKNOWN_PEER, "no \"x\"")))
                .isEqualTo(
                        "{\"type\":\"rtc:error\",\"data\":{\"message\":\"no \\\"x\\\"\",\"reason\":\"unknown-peer\"}}");
        assertThat(written(new RoomEvent.Application("chat", RawValue.of("[1]"))))
                .isEqualTo("{\"type\":\"chat\",\"data\":[1]}");
    }

    private static String written(RoomEvent event) {
        return new String(RoomEventWriter.write(event), UTF_8);
    }
}
