package dev.sluice.wire.rooms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RoomRequestReaderTest {
    private final RoomRequestReader reader = new RoomRequestReader(new RoomLimits(4096));

    @Test
    void aJoinHasAPoolAndMayHaveTokens() {
        assertThat(read("{\"type\":\"rtc:join\",\"data\":{\"pool\":\"a b/ç\"}}"))
                .isEqualTo(new RoomRequest.Join("a b/ç", null, null));
        assertThat(read("{\"data\":{\"resume\":\"r\",\"pool\":\"p\",\"token\":\"t\",\"x\":[1]},\"type\":\"rtc:join\"}"))
                .isEqualTo(new RoomRequest.Join("p", "t", "r"));
    }

    @Test
    void anApplicationsMessagePassesWhateverItsData() {
        assertThat(read("{\"type\":\"chat\",\"data\":\"hi\"}"))
                .isEqualTo(new RoomRequest.Application("chat", RawValue.of("\"hi\"")));
        assertThat(read("{\"type\":\"chat\"}")).isEqualTo(new RoomRequest.Application("chat", RawValue.NULL));
    }

    @Test
    void aCandidateThatIsLeftOutIsNull() {
        assertThat(read("{\"type\":\"rtc:candidate\",\"data\":{\"for\":\"x\",\"from\":7}}"))
                .isEqualTo(new RoomRequest.Candidate("x", RawValue.NULL));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "BAD_MESSAGE; nonsense",
                "BAD_MESSAGE; []",
                "BAD_MESSAGE; null",
                "BAD_MESSAGE; {}",
                "BAD_MESSAGE; {\"type\":7}",
                "BAD_MESSAGE; {\"type\":\"chat\"} trailing",
                "BAD_MESSAGE; {\"type\":\"chat\"",
                "BAD_MESSAGE; {\"type\":\"rtc:join\"}",
                "BAD_MESSAGE; {\"type\":\"rtc:join\",\"data\":{\"pool\":5}}",
                "BAD_MESSAGE; {\"type\":\"rtc:join\",\"data\":{\"pool\":\"\\ud800\"}}",
                "BAD_MESSAGE; {\"type\":\"rtc:sdp\",\"data\":{\"description\":{}}}",
                "BAD_MESSAGE; {\"type\":\"rtc:sdp\",\"data\":{\"to\":\"x\"}}",
                "BAD_MESSAGE; {\"type\":\"rtc:candidate\",\"data\":{\"for\":null}}",
                "BAD_MESSAGE; {\"type\":\"describe\",\"data\":\"me\"}",
                "UNKNOWN_TYPE; {\"type\":\"rtc:dance\",\"data\":{}}",
                "BAD_NAME; {\"type\":\"rtc:join\",\"data\":{\"pool\":\"\"}}",
                "BAD_NAME; {\"type\":\"rtc:join\",\"data\":{\"pool\":\"a\\u0000b\"}}",
            })
    void whatIsNoMessageIsRefusedWithAStableReason(RoomError error, String message) {
        assertThatExceptionOfType(RoomRefusal.class)
                .isThrownBy(() -> read(message))
                .returns(error, RoomRefusal::error);
    }

    @Test
    void deepNestingIsRefusedBeforeItCostsAnything() {
        assertThatExceptionOfType(RoomRefusal.class)
                .isThrownBy(() -> read("{\"type\":\"chat\",\"data\":" + "[".repeat(2000)))
                .returns(RoomError.BAD_MESSAGE, RoomRefusal::error);
    }

    @Test
    void aMessageOverTheLimitIsTooLarge() {
        assertThatExceptionOfType(RoomRefusal.class)
                .isThrownBy(() -> read("x".repeat(5000)))
                .returns(RoomError.TOO_LARGE, RoomRefusal::error);
    }

    @Test
    void aNameMayHave256CharactersOfAnyScript() {
        assertThat(RoomRequestReader.poolName("😀".repeat(256))).hasSize(512);
        assertThatExceptionOfType(RoomRefusal.class)
                .isThrownBy(() -> RoomRequestReader.poolName("a".repeat(257)))
                .returns(RoomError.BAD_NAME, RoomRefusal::error);
    }

    @Property
    void whatPeersTellEachOtherComesOutByteForByte(@ForAll("values") String value) {
        RoomRequest read = read("{\"type\":\"rtc:sdp\", \"data\": {\"description\" : " + value + " , \"to\":\"x\"}}");

        assertThat(read).isEqualTo(new RoomRequest.Sdp("x", RawValue.of(value)));
        assertThat(new String(RoomEventWriter.write(new RoomEvent.Sdp("y", RawValue.of(value))), UTF_8))
                .isEqualTo("{\"type\":\"rtc:sdp\",\"data\":{\"peer\":\"y\",\"description\":" + value + "}}");
    }

    @Provide
    Arbitrary<String> values() {
        Arbitrary<String> plain = Arbitraries.of(
                "null", "true", "-12.5e3", "0", "17", "\"\"", "\"ünï \\\" \\u00e9 😀\"", "{}", "[]", "[ 1 , 2 ]");
        return Arbitraries.recursive(() -> plain, RoomRequestReaderTest::nested, 0, 4);
    }

    private static Arbitrary<String> nested(Arbitrary<String> inner) {
        return inner.list()
                .ofMaxSize(3)
                .map(values -> "{\"a\": [" + values.stream().collect(Collectors.joining(" ,")) + "] , \"b\":"
                        + values.size() + " }");
    }

    private RoomRequest read(String message) {
        return reader.read(message.getBytes(UTF_8));
    }
}
