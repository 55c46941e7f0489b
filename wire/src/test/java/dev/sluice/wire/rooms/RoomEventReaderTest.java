package dev.sluice.wire.rooms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RoomEventReaderTest {
    private final List<Object> calls = new ArrayList<>();

    private List<Object> read(String message) {
        RoomEventReader.read(message.getBytes(UTF_8), new Recorder());
        return calls;
    }

    private final class Recorder implements RoomEventListener {
        @Override
        public void joined(JoinedAnswer answer) {
            calls.add(answer);
        }

        @Override
        public void peerJoined(String id) {
            calls.add("peer " + id);
        }

        @Override
        public void sdp(String peer, RawValue description) {
            calls.add("sdp " + peer + " " + description);
        }

        @Override
        public void candidate(String peer, RawValue candidate) {
            calls.add("candidate " + peer + " " + candidate);
        }

        @Override
        public void described(String peer, RawValue description) {
            calls.add("described " + peer + " " + description);
        }

        @Override
        public void peerGone(String id) {
            calls.add("gone " + id);
        }

        @Override
        public void stopped() {
            calls.add("stopped");
        }

        @Override
        public void refused(String reason, String message) {
            calls.add("refused " + reason + " " + message);
        }

        @Override
        public void application(String type, RawValue data) {
            calls.add("application " + type + " " + data);
        }
    }

    @Test
    void theAnswerOfPyRtcHasNothingOfOurs() {
        assertThat(read("{\"type\": \"rtc:joined\", \"data\": {\"client_id\": \"me\", \"peers\": [\"a\"],"
                        + " \"descriptions\": {\"a\": null, \"me\": null}, \"pool\": \"p\"}}"))
                .containsExactly(new JoinedAnswer("me", Map.of("a", RawValue.NULL), "p", null, List.of()));
    }

    @Test
    void theAnswerOfSluiceHasAResumeTokenAndIceServers() {
        assertThat(
                        read(
                                "{\"type\":\"rtc:joined\",\"data\":{\"client_id\":\"me\",\"peers\":[\"a\"],\"new\":[{}],"
                                        + "\"descriptions\":{\"a\":{\"n\":1}},\"pool\":\"p\",\"resume\":\"r\",\"iceServers\":"
                                        + "[{\"urls\":[\"stun:h\"],\"new\":{}},{\"urls\":\"turn:h\",\"username\":\"u\",\"credential\":\"c\"}]}}"))
                .containsExactly(new JoinedAnswer(
                        "me",
                        Map.of("a", RawValue.of("{\"n\":1}")),
                        "p",
                        "r",
                        List.of(
                                new IceServer(List.of("stun:h"), null, null),
                                new IceServer(List.of("turn:h"), "u", "c"))));
    }

    @Test
    void everyEventHasItsCallAndUnknownOnesHaveNone() {
        read("{\"type\":\"rtc:peer\",\"data\":{\"id\":\"a\"}}");
        read("{\"type\":\"rtc:sdp\",\"data\":{\"peer\":\"a\",\"description\":{\"x\": 1}}}");
        read("{\"type\":\"rtc:candidate\",\"data\":{\"candidate\":null,\"from\":\"a\"}}");
        read("{\"type\":\"rtc:describe\",\"data\":{\"uid\":\"a\",\"description\":null}}");
        read("{\"type\":\"rtc:close\",\"data\":{\"uid\":\"a\",\"id\":\"a\"}}");
        read("{\"type\":\"rtc:stop\",\"data\":{}}");
        read("{\"type\":\"rtc:error\",\"data\":{\"message\":\"m\"}}");
        read("{\"type\":\"rtc:new\",\"data\":{}}");
        read("{\"type\":\"chat\"}");

        assertThat(calls)
                .containsExactly(
                        "peer a",
                        "sdp a {\"x\": 1}",
                        "candidate a null",
                        "described a null",
                        "gone a",
                        "stopped",
                        "refused  m",
                        "application chat null");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "[]",
                "{}",
                "{\"type\":1}",
                "{\"type\":\"rtc:peer\"}",
                "{\"type\":\"rtc:peer\",\"data\":{}}",
                "{\"type\":\"rtc:peer\",\"data\":{\"id\":null}}",
                "{\"type\":\"rtc:joined\",\"data\":{\"client_id\":\"a\"}}",
                "{\"type\":\"rtc:joined\",\"data\":{\"client_id\":\"a\",\"pool\":\"p\",\"peers\":{}}}",
                "{\"type\":\"rtc:joined\",\"data\":{\"client_id\":\"a\",\"pool\":\"p\",\"iceServers\":[1]}}",
                "{\"type\":\"rtc:error\",\"data\":{\"reason\":[]}}"
            })
    void whatBreaksTheProtocolIsRefused(String message) {
        assertThatThrownBy(() -> read(message)).isInstanceOf(RoomRefusal.class);
        assertThat(calls).isEmpty();
    }
}
