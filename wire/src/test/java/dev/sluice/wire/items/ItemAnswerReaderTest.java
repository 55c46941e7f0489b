package dev.sluice.wire.items;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItemAnswerReaderTest {
    @Test
    void anAnswerBringsItsItemsInOrder() {
        GetAnswer answer = get("""
                {"items":[{"portalid":"abc","payload":"one","servertimestamp":1659716661000},
                          {"portalid":"abc","payload":"two \\u00e4\\n","servertimestamp":1659716661001}]}
                """);

        assertThat(answer.items())
                .containsExactly(
                        new Item(new PortalId("abc"), "one", 1659716661000L),
                        new Item(new PortalId("abc"), "two ä\n", 1659716661001L));
        assertThat(answer.lost()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{}\n", "{\"items\":[]}", "{\"items\":null}", " {\"other\":[{\"deep\":[1]}]} "})
    void nothingThereIsAnEmptyAnswer(String json) {
        assertThat(get(json)).isEqualTo(GetAnswer.EMPTY);
    }

    @Test
    void unknownFieldsNullsUnquotedNamesAndNumbersInQuotesAreAccepted() {
        GetAnswer answer = get("""
                {items:[{portalid:"abc",payload:"x",servertimestamp:"12",colour:{"r":1},note:null},
                        {"payload":"y","portalid":"abc","servertimestamp":null}],"page":[[]]}
                """);

        assertThat(answer.items())
                .containsExactly(new Item(new PortalId("abc"), "x", 12), new Item(new PortalId("abc"), "y", 0));
    }

    @Test
    void theNumberOfLostItemsIsRead() {
        assertThat(get("{\"lost\":7,\"items\":[]}").lost()).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"items\":{}}                                    | /items",
                "{\"items\":[3]}                                   | /items/0",
                "{\"items\":[null]}                                | /items/0",
                "{\"items\":[{\"portalid\":\"a\",\"payload\":1}]}  | /items/0/payload",
                "{\"items\":[{\"portalid\":\"a\"}]}                | /items/0",
                "{\"items\":[{\"payload\":\"a\"}]}                 | /items/0",
                "{\"lost\":1.5}                                    | /lost",
                "{\"lost\":\"many\"}                               | /lost",
                "{\"items\":[{\"portalid\":\"a\",\"payload\":\"    | /items/0/payload",
            })
    void aBrokenAnswerIsRefusedWithThePlace(String json, String pointer) {
        assertThatThrownBy(() -> get(json))
                .isInstanceOfSatisfying(
                        AnswerFault.class, fault -> assertThat(fault.pointer()).isEqualTo(pointer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "OK", "<html>", "{} {}", "{}x", "{\"lost\":99999999999999999999}"})
    void whatIsNotOneJsonObjectIsRefused(String text) {
        assertThatThrownBy(() -> get(text)).isInstanceOf(AnswerFault.class);
    }

    @Test
    void brokenUtf8IsRefused() {
        byte[] bytes = "{\"items\":[{\"portalid\":\"a\",\"payload\":\"?\"}]}".getBytes(UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '?') {
                bytes[i] = (byte) 0xC3;
            }
        }
        assertThatThrownBy(() -> ItemAnswerReader.get(bytes)).isInstanceOf(AnswerFault.class);
    }

    @Test
    void deepNestingIsRefusedAndNotASpentStack() {
        String deep = "{\"x\":" + "[".repeat(100_000);
        assertThatThrownBy(() -> get(deep)).isInstanceOf(AnswerFault.class).hasMessageContaining("depth");
    }

    @Test
    void theTimestampOfALoginOrSetIsRead() {
        assertThat(ItemAnswerReader.servertimestampMs(utf8("{\"servertimestamp\":1659716661000}")))
                .isEqualTo(1659716661000L);
        assertThat(ItemAnswerReader.servertimestampMs(utf8("{\"more\":[{}]}"))).isZero();
    }

    @Test
    void anErrorIsDecodedAlsoWhenItsCodeIsUnknown() {
        assertThat(error("{\"error\":{\"errorgroup\":4,\"errorcode\":45,\"errormessage\":\"TOO_FREQUENT_LOGIN\"}}"))
                .isEqualTo(new ErrorAnswer(4, 45, "TOO_FREQUENT_LOGIN"))
                .satisfies(error -> assertThat(error.known()).contains(ItemError.TOO_FREQUENT_LOGIN));
        assertThat(error("{\"error\":{\"errorcode\":777,\"errormessage\":null}}"))
                .isEqualTo(new ErrorAnswer(0, 777, ""))
                .satisfies(error -> assertThat(error.known()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>502</html>", "{}", "{\"error\":null}", "{\"error\":\"no\"}", "{\"error\":{"})
    void aBodyWithoutAnEnvelopeIsNoError(String body) {
        assertThat(ItemAnswerReader.error(utf8(body))).isEmpty();
    }

    private static ErrorAnswer error(String json) {
        return ItemAnswerReader.error(utf8(json)).orElseThrow();
    }

    private static GetAnswer get(String json) {
        return ItemAnswerReader.get(utf8(json));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }
}
