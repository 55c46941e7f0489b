package dev.sluice.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.access.NewKey;
import dev.sluice.server.junit.SluiceExtension;
import dev.sluice.testkit.Await;
import dev.sluice.testkit.RawAnswer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Probes of the contract (XRTC web documentation, "Getting data"). */
@ExtendWith({NothingLogged.class, SluiceExtension.class})
final class ItemApiGetTest {
    private static final Pattern PAYLOAD = Pattern.compile("\"payload\":\"([^\"]*)\"");

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
    void aProbeOfNothingAnswersAnEmptyObject() throws IOException {
        RawAnswer answer = client.get("{\"portals\":[{\"portalid\":\"abc\"}]}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.head().header("Content-Type")).hasValue("application/json");
        assertThat(answer.body()).isEqualTo("{}");
    }

    @Test
    void aProbeBringsTheNewestFirst() throws IOException {
        long first = client.set("abc", "a");
        long second = client.set("abc", "b");
        assertThat(client.get("{\"portals\":[{\"portalid\":\"abc\"}]}").body())
                .isEqualTo("{\"items\":[{\"portalid\":\"abc\",\"payload\":\"b\",\"servertimestamp\":" + second + "},"
                        + "{\"portalid\":\"abc\",\"payload\":\"a\",\"servertimestamp\":" + first + "}]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{portals:[{\"portalid\":\"abc\",\"mode\":\"probe\",\"schedule\":\"FIFO\",\"cutoff\":\"100000\"}]}",
                "{\"portals\":[{\"portalid\":\"abc\"}],\"mode\":\"probe\",\"schedule\":\"FIFO\",\"cutoff\":-1}",
                "{\"schedule\":\"FIFO\",\"mode\":null,\"cutoff\":null,\"portals\":[{\"portalid\":\"abc\"}]}",
                "{\"portals\":[{\"portalid\":\"abc\",\"schedule\":\"FIFO\"}],\"schedule\":\"LIFO\"}",
                "{\"portals\":[{\"portalid\":\"abc\",\"servertimestamp\":0}],\"schedule\":\"fifo\",\"cutoff\":\"-1\"}",
                "{\"portals\":[{\"portalid\":\"abc\",\"cutoff\":100000}],\"schedule\":\"FIFO\",\"cutoff\":0}"
            })
    void allSpellingsOfTheDocumentsAreTaken(String body) throws IOException {
        client.set("abc", "a");
        client.set("abc", "b");
        assertThat(payloads(client.get(body))).containsExactly("a", "b");
    }

    @Test
    void aGetBringsWhatArrivedSinceTheLastGetOfThatPortalInThisSession(SluiceServer server) throws IOException {
        NewKey key = RawClient.newKey(server);
        try (RawClient one = RawClient.ofKey(server, key);
                RawClient another = RawClient.ofKey(server, key);
                RawClient sameSession = RawClient.ofCookie(server, one.cookie())) {
            one.set("abc", "a");
            one.set("def", "d");
            assertThat(payloads(fifo(one, "abc"))).containsExactly("a");
            one.set("abc", "b");
            assertThat(payloads(fifo(one, "abc"))).containsExactly("b");
            assertThat(payloads(fifo(sameSession, "abc")))
                    .as("the cookie is the session")
                    .isEmpty();
            assertThat(payloads(fifo(one, "def")))
                    .as("the cursor is the portal's")
                    .containsExactly("d");
            assertThat(payloads(fifo(another, "abc"))).as("another login").containsExactly("a", "b");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{portals:[]}",
                "{}",
                "{\"portals\":null}",
                "{\"portals\":[],\"mode\":\"watch\",\"schedule\":\"FIFO\",\"cutoff\":0}"
            })
    void withoutPortalsTheItemsOfAllAreBroughtNewestFirstAndNoCursorMoves(String body) throws IOException {
        assertThat(client.get(body).body()).isEqualTo("{}");
        client.set("abc", "a");
        client.set("def", "d");
        client.set("abc", "b");
        assertThat(payloads(client.get(body))).containsExactly("b", "d", "a");
        assertThat(payloads(client.get(body))).containsExactly("b", "d", "a");
        assertThat(payloads(fifo(client, "abc"))).containsExactly("a", "b");
    }

    @Test
    void cutoffLeavesOutWhatIsOlderWhetherNumberOrText() throws IOException {
        long old = client.set("abc", "old");
        Await.until("the server's clock to go on", () -> client.set("def", "tick") > old + 2_000);
        client.set("abc", "new");
        long age = client.set("def", "tick") - old;
        assertThat(payloads(client.get("{\"portals\":[{\"portalid\":\"abc\"}],\"cutoff\":\"" + (age - 1) + "\"}")))
                .containsExactly("new");
    }

    @Test
    void aCutoffOfZeroBringsNothingOld() throws IOException {
        long old = client.set("abc", "old");
        Await.until("the server's clock to go on", () -> client.set("def", "tick") > old + 1);
        assertThat(client.get("{\"portals\":[{\"portalid\":\"abc\"}],\"cutoff\":0}")
                        .body())
                .isEqualTo("{}");
    }

    @Test
    void aTimeStampInAPortalBringsOnlyNewerItems() throws IOException {
        long first = client.set("abc", "a");
        Await.until("the server's clock to go on", () -> client.set("def", "tick") > first);
        client.set("abc", "b");
        assertThat(payloads(client.get("{\"portals\":[{\"portalid\":\"abc\",\"servertimestamp\":" + first + "}]}")))
                .containsExactly("b");
    }

    @Test
    void fifoBringsInLaterGetsWhatDidNotFit() throws IOException {
        fill("abc", 6, 300);
        List<String> seen = new ArrayList<>();
        List<String> got = payloads(fifo(client, "abc"));
        while (!got.isEmpty()) {
            seen.addAll(got);
            RawAnswer answer = fifo(client, "abc");
            assertThat(answer.body().length()).isLessThanOrEqualTo(1024);
            assertThat(answer.body()).doesNotContain("lost");
            got = payloads(answer);
        }
        assertThat(seen).extracting(payload -> payload.charAt(0)).containsExactly('0', '1', '2', '3', '4', '5');
    }

    @Test
    void lifoLeavesTheOldestOutAndSaysHowMany() throws IOException {
        fill("abc", 6, 300);
        RawAnswer answer = client.get("{\"portals\":[{\"portalid\":\"abc\"}]}");
        assertThat(answer.body().length()).isLessThanOrEqualTo(1024 + ",\"lost\":4".length());
        assertThat(payloads(answer)).extracting(payload -> payload.charAt(0)).containsExactly('5', '4');
        assertThat(answer.body()).endsWith("],\"lost\":4}");
        assertThat(client.get("{\"portals\":[{\"portalid\":\"abc\"}]}").body()).isEqualTo("{}");
    }

    @Test
    void aReaderThatWasLappedIsToldHowManyItemsItLost() throws IOException {
        client.set("abc", "seen");
        assertThat(payloads(fifo(client, "abc"))).containsExactly("seen");
        fill("abc", 15, 1);
        RawAnswer answer = fifo(client, "abc");
        assertThat(payloads(answer)).hasSize(10);
        assertThat(answer.body()).endsWith("],\"lost\":5}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            {"portals":[{"portalid":"abc"}],"mode":"poll"}        | mode 'poll' must be probe, watch or stream
            {"portals":[{"portalid":"abc","mode":"poll"}]}        | mode 'poll' must be probe, watch or stream
            {"portals":[{"portalid":"abc"}],"mode":1}             | mode must be a text, not a number
            {"portals":[{"portalid":"abc"}],"schedule":"LILO"}    | schedule 'LILO' must be LIFO or FIFO
            {"portals":[{"portalid":"abc"}],"schedule":[]}        | schedule must be a text, not a list
            {"portals":[{"portalid":"abc"}],"cutoff":-2}          | cutoff -2 must be -1 or an age in ms
            {"portals":[{"portalid":"abc"}],"cutoff":"soon"}      | cutoff must be a whole number of at most 18 digits, not 'soon'
            {"portals":[{"portalid":"abc"}],"cutoff":1.5}         | cutoff must be a whole number of at most 18 digits, not '1.5'
            {"portals":[{"portalid":"abc"}],"cutoff":1e2}         | cutoff must be a whole number of at most 18 digits, not '1e2'
            {"portals":[{"portalid":"abc"}],"cutoff":99999999999999999999999999} | cutoff must be a whole number of at most 18 digits, not '99999999999999999999999999'
            {"portals":[{"portalid":"abc"}],"cutoff":true}        | cutoff must be a whole number of at most 18 digits, not true or false
            {"portals":[{"portalid":"abc","mode":"watch"},{"portalid":"def"}]} | mode differs between the portals; one get has one mode: probe, watch or stream
            {"portals":[{"portalid":"abc"},{"portalid":"abc"}]}   | portalid abc is named twice
            {"portals":[{"portalid":"a_b"}]}                      | portalid 'a_b' must be 1 to 32 ASCII letters and digits
            {"portals":[{}]}                                      | portalid is missing; it must be 1 to 32 ASCII letters and digits
            {"portals":["abc"]}                                   | portals must be an object {"portalid"}, not a text
            {"portals":"abc"}                                     | portals must be a list of {"portalid"}, not a text
            {"portals":[{"portalid":"abc","servertimestamp":"x"}]} | servertimestamp must be a whole number of at most 18 digits, not 'x'
            """)
    void aWrongValueOrTypeIsError30AndTheMessageNamesIt(String body, String detail) throws IOException {
        assertRefused(client.get(body), 6, 30, "INVALID_ARGUMENTS: " + detail);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            {"portal":[]}                           | unknown name 'portal'; here may stand portals, mode, schedule and cutoff
            {"portals":[{"portalid":"abc","from":1}]} | unknown name 'from'; here may stand portalid, mode, schedule, cutoff and servertimestamp
            {"portals":[],"portals":[]}             | portals is given twice
            {"mode":"probe","mode":"probe"}         | mode is given twice
            {"portals":[{"portalid":"abc","cutoff":1,"cutoff":1}]} | cutoff is given twice
            """)
    void aWrongNameIsError20AndTheMessageNamesIt(String body, String detail) throws IOException {
        assertRefused(client.get(body), 2, 20, "INPUT_BINARYJSON_PARSE_FAIL: " + detail);
    }

    @Test
    void aRefusedGetMovesNoCursor() throws IOException {
        client.set("abc", "a");
        assertThat(client.get("{\"portals\":[{\"portalid\":\"abc\"}],\"cutoff\":\"x\"}")
                        .status())
                .isEqualTo(400);
        assertThat(payloads(fifo(client, "abc"))).containsExactly("a");
    }

    private void fill(String portalId, int count, int length) throws IOException {
        for (int i = 0; i < count; i++) {
            client.set(portalId, i + "x".repeat(length));
        }
    }

    private static RawAnswer fifo(RawClient client, String portalId) throws IOException {
        return client.get("{\"portals\":[{\"portalid\":\"" + portalId + "\"}],\"schedule\":\"FIFO\"}");
    }

    private static List<String> payloads(RawAnswer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return PAYLOAD.matcher(answer.body())
                .results()
                .map(result -> result.group(1))
                .toList();
    }

    private static void assertRefused(RawAnswer answer, int group, int code, String message) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .isEqualTo("{\"error\":{\"errorgroup\":" + group + ",\"errorcode\":" + code + ",\"errormessage\":\""
                        + message.replace("\"", "\\\"") + "\"}}");
    }
}
