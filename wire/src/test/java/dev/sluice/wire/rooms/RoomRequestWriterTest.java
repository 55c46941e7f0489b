package dev.sluice.wire.rooms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class RoomRequestWriterTest {
    static Stream<RoomRequest> requests() {
        RawValue json = RawValue.of("{\"a\": [1, \"ü\"]}");
        return Stream.of(
                new RoomRequest.Join("a \"pool\" \\ ü \uD83D\uDE00", "t", "r"),
                new RoomRequest.Join("p", null, null),
                new RoomRequest.Sdp("x", json),
                new RoomRequest.Candidate("x", RawValue.NULL),
                new RoomRequest.Describe(json),
                new RoomRequest.Application("chat", RawValue.ofText("line\nbreak")));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void whatIsWrittenIsReadAsTheSame(RoomRequest request) {
        RoomRequestReader reader = new RoomRequestReader(new RoomLimits(0));

        assertThat(reader.read(RoomRequestWriter.write(request).getBytes(UTF_8)))
                .isEqualTo(request);
    }

    @Test
    void whatIsNotUsedIsNotWritten() {
        assertThat(RoomRequestWriter.write(new RoomRequest.Join("p", null, null)))
                .isEqualTo("{\"type\":\"rtc:join\",\"data\":{\"pool\":\"p\"}}");
    }
}
