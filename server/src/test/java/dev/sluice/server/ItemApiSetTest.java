package dev.sluice.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.access.NewKey;
import dev.sluice.server.junit.SluiceExtension;
import dev.sluice.testkit.RawAnswer;
import dev.sluice.wire.items.ItemPaths;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sets of the contract (XRTC web documentation, "Sending data"). */
@ExtendWith({NothingLogged.class, SluiceExtension.class})
final class ItemApiSetTest {
    private static final String FIFO = "{\"portals\":[{\"portalid\":\"abc\"}],\"schedule\":\"FIFO\"}";

    private RawClient client;

    @BeforeEach
    void logIn(SluiceServer server) throws IOException {
        client = RawClient.ofNewAccount(server);
    }

    @AfterEach
    void close() throws IOException {
        client.close();
    }

    @Test
    void aSetAnswersItsTimeStampAndTheItemIsThere() throws IOException {
        RawAnswer answer = client.set("{\"items\":[{\"portalid\":\"abc\", \"payload\":\"xxx\"}]}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.head().header("Content-Type")).hasValue("application/json");
        assertThat(answer.body()).matches("\\{\"servertimestamp\":\\d{13}}");
        String time = answer.body().replaceAll("\\D", "");
        assertThat(client.get(FIFO).body())
                .isEqualTo("{\"items\":[{\"portalid\":\"abc\",\"payload\":\"xxx\",\"servertimestamp\":" + time + "}]}");
    }

    @Test
    void oneSetMayAddressSeveralPortalsAndHasOneTimeStamp() throws IOException {
        String time = client.set("{\"items\":[{\"portalid\":\"abc\",\"payload\":\"a\"},"
                        + "{\"portalid\":\"def\",\"payload\":\"d\"}]}")
                .body()
                .replaceAll("\\D", "");
        assertThat(client.get("{\"portals\":[{\"portalid\":\"def\"},{\"portalid\":\"abc\"}],\"schedule\":\"FIFO\"}")
                        .body())
                .isEqualTo("{\"items\":[{\"portalid\":\"abc\",\"payload\":\"a\",\"servertimestamp\":" + time + "},"
                        + "{\"portalid\":\"def\",\"payload\":\"d\",\"servertimestamp\":" + time + "}]}");
    }

    @Test
    void timeStampsNeverFall() throws IOException {
        long last = 0;
        for (int i = 0; i < 20; i++) {
            long next = client.set("abc", "x");
            assertThat(next).isGreaterThanOrEqualTo(last);
            last = next;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{items:[{portalid:\"abc\",payload:\"x\"}]}",
                "{\"items\":[{\"payload\":\"x\",\"portalid\":\"abc\"}]}",
                " {\r\n\t\"items\" : [ { \"portalid\" : \"abc\" , \"payload\" : \"x\" } ] } ",
                "{\"items\":[{\"portalid\":\"abc\",\"payload\":\"x\",\"servertimestamp\":0}]}",
                "{\"items\":[{\"portalid\":\"abc\",\"payload\":\"x\",\"servertimestamp\":null}]}",
                "{\"items\":[{\"portalid\":\"a\\u0062c\",\"payload\":\"\\u0078\"}]}"
            })
    void allSpellingsOfTheDocumentsAreTaken(String body) throws IOException {
        assertThat(client.set(body).status()).isEqualTo(200);
        assertThat(client.get(FIFO).body())
                .startsWith("{\"items\":[{\"portalid\":\"abc\",\"payload\":\"x\",\"servertimestamp\":1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/x-www-form-urlencoded", "multipart/form-data", "§"})
    void theContentTypeDoesNotMatter(String type) throws IOException {
        String body = "{\"items\":[{\"portalid\":\"abc\",\"payload\":\"x\"}]}";
        client.socket()
                .send("POST /v1/item/set HTTP/1.1\r\n"
                        + client.headers("Content-Type: " + type, "Content-Length: " + body.length()) + "\r\n" + body);
        assertThat(client.socket().readAnswer().status()).isEqualTo(200);
    }

    @Test
    void aPayloadComesBackAsItWasWhateverItsCharacters() throws IOException {
        String payload = "{\\\"a\\\":\\\"ä€😀\\\\n\\/\\u0000\\u001f\\u2028\\\"}";
        assertThat(client.set("{\"items\":[{\"portalid\":\"abc\",\"payload\":\"" + payload + "\"}]}")
                        .status())
                .isEqualTo(200);
        assertThat(client.get(FIFO).body())
                .contains("\"payload\":\"{\\\"a\\\":\\\"ä€😀\\\\n/\\u0000\\u001F\u2028\\\"}\"");
    }

    @Test
    void theEmptyPayloadIsAPayload() throws IOException {
        client.set("abc", "");
        assertThat(client.get(FIFO).body()).contains("\"payload\":\"\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "ABCxyz0189", "0123456789abcdef", "0123456789abcdef0123456789abcdef"})
    void aPortalIdIsOneToThirtyTwoLettersAndDigits(String id) throws IOException {
        client.set(id, "x");
        assertThat(client.get("{\"portals\":[{\"portalid\":\"" + id + "\"}]}").body())
                .startsWith("{\"items\":[{\"portalid\":\"" + id + "\",\"payload\":\"x\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            {"items":[{"portalid":"","payload":"x"}]}             | portalid '' must be 1 to 32 ASCII letters and digits
            {"items":[{"portalid":"a-b","payload":"x"}]}          | portalid 'a-b' must be 1 to 32 ASCII letters and digits
            {"items":[{"portalid":"ä","payload":"x"}]}            | portalid '?' must be 1 to 32 ASCII letters and digits
            {"items":[{"portalid":"a b","payload":"x"}]}          | portalid 'a b' must be 1 to 32 ASCII letters and digits
            {"items":[{"portalid":"0123456789abcdef0123456789abcdefg","payload":"x"}]} | portalid '0123456789abcdef0123456789abcdefg' must be 1 to 32 ASCII letters and digits
            {"items":[{"portalid":1,"payload":"x"}]}              | portalid must be a text, not a number
            {"items":[{"portalid":null,"payload":"x"}]}           | portalid must be a text, not null
            {"items":[{"payload":"x"}]}                           | portalid is missing; it must be 1 to 32 ASCII letters and digits
            {"items":[{"portalid":"abc"}]}                        | payload is missing; it must be a text
            {"items":[{"portalid":"abc","payload":null}]}         | payload must be a text, not null
            {"items":[{"portalid":"abc","payload":{"a":1}}]}      | payload must be a text, not an object
            {"items":[{"portalid":"abc","payload":["x"]}]}        | payload must be a text, not a list
            {"items":[{"portalid":"abc","payload":true}]}         | payload must be a text, not true or false
            {"items":[{"portalid":"abc","payload":"x","servertimestamp":"soon"}]} | servertimestamp must be a whole number of at most 18 digits, not 'soon'
            {"items":{"portalid":"abc","payload":"x"}}            | items must be a list of {"portalid","payload"}, not an object
            {"items":["abc"]}                                     | items must be an object {"portalid","payload"}, not a text
            {"items":[null]}                                      | items must be an object {"portalid","payload"}, not null
            {"items":null}                                        | items must be a list of {"portalid","payload"}, not null
            {"items":[]}                                          | items is missing or empty; it must be a list of at least one {"portalid","payload"}
            {}                                                    | items is missing or empty; it must be a list of at least one {"portalid","payload"}
            """)
    void aWrongValueOrTypeIsError30AndTheMessageNamesIt(String body, String detail) throws IOException {
        assertRefused(client.set(body), 6, 30, "INVALID_ARGUMENTS: " + detail);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            {"items":[{"portalid":"abc","payload":"x","ttl":1}]}  | unknown name 'ttl'; here may stand portalid and payload
            {"item":[{"portalid":"abc","payload":"x"}]}           | unknown name 'item'; here may stand items
            {"items":[],"items":[]}                               | items is given twice
            {"items":[{"portalid":"a","portalid":"b"}]}           | portalid is given twice
            {"items":[{"portalid":"abc","payload":"x"}]}{}        | something follows the JSON object
            [{"portalid":"abc","payload":"x"}]                    | the body must be a JSON object, not a list
            "items"                                               | the body must be a JSON object, not a text
            null                                                  | the body must be a JSON object, not null
            {"items":[{"portalid":"abc","payload":"\\ud800"}]}     | payload has half a surrogate pair, which is no character
            """)
    void whatIsNoSuchRequestIsError20AndTheMessageSaysWhere(String body, String detail) throws IOException {
        assertRefused(client.set(body), 2, 20, "INPUT_BINARYJSON_PARSE_FAIL: " + detail);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "items=abc",
                "{\"items\":[{\"portalid\":\"abc\",\"payload\":\"x\"}]",
                "{\"items\":[{\"portalid\":\"abc\",\"payload\":\"x\"}}",
                "{\"items\":[{\"portalid\":\"abc\",\"payload\":\"say \"hello\"\"}]}",
                "{\"items\":[{\"portalid\":\"abc\",\"payload\":\"two\nlines\"}]}",
                "{'items':[{'portalid':'abc','payload':'x'}]}",
                "{\"items\":[{\"portalid\":\"abc\",\"payload\":x}]}",
                "{\"items\":[{\"portalid\":\"abc\",\"payload\":\"x\"},]}",
                "{/* a comment */\"items\":[{\"portalid\":\"abc\",\"payload\":\"x\"}]}"
            })
    void whatIsNotJsonIsError20(String body) throws IOException {
        assertThat(client.set(body).body())
                .matches(
                        "\\{\"error\":\\{\"errorgroup\":2,\"errorcode\":20,\"errormessage\":"
                                + "\"INPUT_BINARYJSON_PARSE_FAIL: the body is not JSON, at byte \\d+; check quotes and brackets\"}}");
    }

    @Test
    void anEmptyBodyIsError20() throws IOException {
        assertRefused(
                client.set(""), 2, 20, "INPUT_BINARYJSON_PARSE_FAIL: the body is empty; it must be a JSON object");
    }

    @Test
    void oneBadItemAndNoneIsStored() throws IOException {
        assertThat(client.set("{\"items\":[{\"portalid\":\"abc\",\"payload\":\"good\"},{\"portalid\":\"abc\"}]}")
                        .status())
                .isEqualTo(400);
        assertThat(client.get(FIFO).body()).isEqualTo("{}");
    }

    @Test
    void aRequestOf1024BytesIsTakenAndOneOf1025IsError20() throws IOException {
        String frame = "{\"items\":[{\"portalid\":\"abc\",\"payload\":\"\"}]}";
        String fits = frame.replace("\"\"", "\"" + "x".repeat(1024 - frame.length()) + "\"");
        assertThat(client.set(fits).status()).isEqualTo(200);
        assertRefused(
                client.set(fits.replace("xx", "xxx").substring(0, 1025 - 4) + "\"}]}"),
                2,
                20,
                "INPUT_BINARYJSON_PARSE_FAIL: the request is larger than the limit of 1024 bytes");
    }

    @Test
    void newItemsOverwriteTheOldestOfTen() throws IOException {
        for (int i = 0; i < 12; i++) {
            client.set("abc", "p" + i);
        }
        String body = client.get(FIFO).body();
        assertThat(body).contains("\"p2\"", "\"p11\"").doesNotContain("\"p0\"", "\"p1\"");
    }

    @Test
    void ofASetWithMoreThanTenItemsForAPortalTheFirstTenAreUsed() throws IOException {
        String items = IntStream.range(0, 12)
                .mapToObj(i -> "{\"portalid\":\"abc\",\"payload\":\"p" + i + "\"}")
                .collect(Collectors.joining(",", "{\"items\":[", "]}"));
        assertThat(client.set(items).status()).isEqualTo(200);
        assertThat(client.get(FIFO).body()).contains("\"p0\"", "\"p9\"").doesNotContain("p10", "p11");
    }

    @Test
    void theEleventhPortalOfAKeyIsError30AndAnotherKeyMaySetIt(SluiceServer server) throws IOException {
        NewKey key = RawClient.newKey(server);
        NewKey second = server.accounts().createKey(key.account(), "second");
        try (RawClient first = RawClient.ofKey(server, key);
                RawClient other = RawClient.ofKey(server, second)) {
            for (int i = 0; i < 10; i++) {
                first.set("portal" + i, "x");
            }
            assertRefused(
                    first.set("{\"items\":[{\"portalid\":\"eleventh\",\"payload\":\"x\"}]}"),
                    6,
                    30,
                    "INVALID_ARGUMENTS: portalid names a new portal, and this API key has 10 of at most 10 active;"
                            + " use one of those, or another key");
            other.set("eleventh", "x");
            other.set("portal0", "shared");
            assertThat(first.set("{\"items\":[{\"portalid\":\"eleventh\",\"payload\":\"y\"}]}")
                            .status())
                    .as("a portal counts for the key that first set to it")
                    .isEqualTo(200);
        }
    }

    @Test
    void aSetOverMoreThanOneConnectionIsOneAccount(SluiceServer server) throws IOException {
        try (RawClient second = RawClient.ofCookie(server, client.cookie())) {
            second.set("abc", "from the second");
        }
        assertThat(client.get(FIFO).body()).contains("from the second");
    }

    @Test
    void theSetOfAnotherAccountIsNotSeen(SluiceServer server) throws IOException {
        try (RawClient stranger = RawClient.ofNewAccount(server)) {
            stranger.set("abc", "secret");
        }
        assertThat(client.get(FIFO).body()).isEqualTo("{}");
        assertThat(client.post(ItemPaths.GET, "{}").body()).isEqualTo("{}");
    }

    private static void assertRefused(RawAnswer answer, int group, int code, String message) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .isEqualTo("{\"error\":{\"errorgroup\":" + group + ",\"errorcode\":" + code + ",\"errormessage\":\""
                        + message.replace("\"", "\\\"") + "\"}}");
    }
}
