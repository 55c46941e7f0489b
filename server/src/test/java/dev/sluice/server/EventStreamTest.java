package dev.sluice.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.access.NewKey;
import dev.sluice.server.junit.SluiceExtension;
import dev.sluice.server.settings.Settings;
import dev.sluice.testkit.Await;
import dev.sluice.testkit.RawAnswer;
import dev.sluice.testkit.RawHead;
import dev.sluice.testkit.RawSocket;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Portals as Server-Sent Events (WHATWG HTML, "Server-sent events"). */
@ExtendWith(NothingLogged.class)
final class EventStreamTest {
    /** The get timeout is shorter than anything here takes: a view is not bound to it. */
    @RegisterExtension
    static final SluiceExtension SLUICE = SluiceExtension.with("http.heartbeat=100ms", "items.get-timeout=10ms");

    private RawClient setter;

    @BeforeEach
    void logIn(SluiceServer server) throws IOException {
        setter = RawClient.ofNewAccount(server);
    }

    @AfterEach
    void close() throws IOException {
        setter.close();
    }

    @Test
    void itBeginsWithWhatIsThereOldestFirstAndGoesOnAsItemsCome(SluiceServer server) throws IOException {
        long first = setter.set("abc", "a");
        long second = setter.set("abc", "b");
        try (EventReader events = open(server, "portalid=abc")) {
            assertThat(events.head().header("Content-Type")).hasValue("text/event-stream");
            assertThat(events.head().header("Cache-Control")).hasValue("no-cache");
            assertThat(events.next()).isEqualTo("retry: 1000");
            assertThat(events.nextEvent()).matches(event("a", first));
            assertThat(events.nextEvent()).matches(event("b", second));
            long third = setter.set("abc", "c");
            assertThat(events.nextEvent()).matches(event("c", third));
        }
    }

    @Test
    void aCommentShowsThatItIsAlive(SluiceServer server) throws IOException {
        try (EventReader events = open(server, "portalid=abc")) {
            assertThat(events.next()).isEqualTo("retry: 1000");
            assertThat(events.next()).isEqualTo(": alive");
            assertThat(events.next()).isEqualTo(": alive");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"portalid=abc&portalid=def", "portalid=abc,def", "portalid=def&cutoff=60000&portalid=abc,abc"})
    void severalPortalsAreOneStreamInTheOrderOfArrival(String query, SluiceServer server) throws IOException {
        setter.set("abc", "a");
        setter.set("def", "d");
        setter.set("abc", "b");
        try (EventReader events = open(server, query)) {
            assertThat(events.nextEvent()).contains("\"payload\":\"a\"");
            assertThat(events.nextEvent()).contains("\"payload\":\"d\"");
            String last = events.nextEvent();
            assertThat(last).contains("\"payload\":\"b\"");
            try (EventReader resumed = open(server, query, "Last-Event-ID: " + idOf(last))) {
                setter.set("def", "next");
                assertThat(resumed.nextEvent()).contains("\"payload\":\"next\"");
            }
        }
    }

    @Test
    void itsCursorsAreItsOwnAndNotTheSessions(SluiceServer server) throws IOException {
        setter.set("abc", "a");
        try (EventReader one = open(server, "portalid=abc");
                EventReader two = open(server, "portalid=abc")) {
            assertThat(one.nextEvent()).contains("\"payload\":\"a\"");
            assertThat(two.nextEvent()).contains("\"payload\":\"a\"");
        }
        assertThat(setter.get("{\"portals\":[{\"portalid\":\"abc\"}]}").body()).contains("\"payload\":\"a\"");
    }

    @Test
    void cutoffLeavesOutWhatIsOlder(SluiceServer server) throws IOException {
        long old = setter.set("abc", "old");
        Await.until("the server's clock to go on", () -> setter.set("def", "tick") > old + 3_000);
        try (EventReader events = open(server, "portalid=abc&cutoff=2500")) {
            setter.set("abc", "new");
            assertThat(events.nextEvent()).contains("\"payload\":\"new\"");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void itGoesOnRightAfterTheEventWhoseIdIsGivenBack(boolean asHeader, SluiceServer server) throws IOException {
        setter.set("abc", "a");
        setter.set("abc", "b");
        setter.set("abc", "c");
        String id;
        try (EventReader events = open(server, "portalid=abc")) {
            events.nextEvent();
            id = idOf(events.nextEvent());
        }
        setter.set("abc", "d");
        try (EventReader events = asHeader
                ? open(server, "portalid=abc", "Last-Event-ID: " + id)
                : open(server, "portalid=abc&after=" + id)) {
            assertThat(events.nextEvent()).contains("\"payload\":\"c\"");
            assertThat(events.nextEvent()).contains("\"payload\":\"d\"");
        }
    }

    @Test
    void whatWasOverwrittenMeanwhileIsToldAsANumber(SluiceServer server) throws IOException {
        setter.set("abc", "a");
        String id;
        try (EventReader events = open(server, "portalid=abc")) {
            id = idOf(events.nextEvent());
        }
        for (int i = 0; i < 13; i++) {
            setter.set("abc", "p" + i);
        }
        try (EventReader events = open(server, "portalid=abc", "Last-Event-ID: " + id)) {
            assertThat(events.nextEvent()).isEqualTo("event: lost\ndata: {\"portalid\":\"abc\",\"lost\":3}");
            assertThat(events.nextEvent()).contains("\"payload\":\"p3\"");
        }
    }

    @Test
    void afterARestartItIsToldThatNobodyKnowsWhatWasLost(SluiceServer server) throws IOException {
        setter.set("abc", "a");
        String id;
        try (EventReader events = open(server, "portalid=abc")) {
            id = idOf(events.nextEvent());
        }
        try (SluiceServer restarted = SluiceServer.startInMemory(Settings.with("http.address=127.0.0.1:0"));
                RawClient client = RawClient.ofNewAccount(restarted);
                EventReader events =
                        EventReader.open(restarted, client.cookie(), "portalid=abc", "Last-Event-ID: " + id)) {
            assertThat(events.nextEvent()).isEqualTo("event: lost\ndata: {\"portalid\":\"abc\",\"lost\":null}");
            client.set("abc", "b");
            assertThat(events.nextEvent()).contains("\"payload\":\"b\"");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "abc",
                "abc:",
                "abc:-1",
                ":5",
                "abc:99999999999999999999999",
                "def:17",
                "a_b:5",
                ",,,,",
                "abc:0x10,abc:1.5",
                "\u00ff\u00fe"
            })
    void anIdThatIsNotOursIsNoPlaceToGoOnFrom(String id, SluiceServer server) throws IOException {
        setter.set("abc", "a");
        try (EventReader events = open(server, "portalid=abc", "Last-Event-ID: " + id)) {
            assertThat(events.nextEvent()).contains("\"payload\":\"a\"");
        }
    }

    @Test
    void anIdFromTheFutureIsToldAsAnUnknownLoss(SluiceServer server) throws IOException {
        setter.set("abc", "a");
        try (EventReader events = open(server, "portalid=abc", "Last-Event-ID: abc:" + Long.MAX_VALUE)) {
            assertThat(events.nextEvent()).isEqualTo("event: lost\ndata: {\"portalid\":\"abc\",\"lost\":null}");
            assertThat(events.nextEvent()).contains("\"payload\":\"a\"");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                    | portalid is missing; name at least one portal: ?portalid=abc
            portal=abc            | portalid is missing; name at least one portal: ?portalid=abc
            portalid=             | portalid must be 1 to 32 ASCII letters and digits
            portalid=a_b          | portalid must be 1 to 32 ASCII letters and digits
            portalid=abc,         | portalid must be 1 to 32 ASCII letters and digits
            portalid=%00          | portalid must be 1 to 32 ASCII letters and digits
            portalid=abc&cutoff=x | cutoff must be -1 or an age in ms
            portalid=abc&cutoff=-2 | cutoff must be -1 or an age in ms
            portalid=abc&cutoff=  | cutoff must be -1 or an age in ms
            """)
    void aWrongParameterIsError30(String query, String detail) throws IOException {
        RawAnswer answer = setter.call("GET", "/v1/item/stream?" + query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .isEqualTo("{\"error\":{\"errorgroup\":6,\"errorcode\":30,\"errormessage\":\"INVALID_ARGUMENTS: "
                        + detail + "\"}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"portalid=%zz", "portalid=%", "portalid=abc%2", "%=&=%&portalid=%c3"})
    void aQueryThatCannotBeDecodedIsRefusedAsBadInput(String query) throws IOException {
        RawAnswer answer = setter.call("GET", "/v1/item/stream?" + query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("\"errorcode\":30");
        assertThat(setter.set("abc", "x")).isPositive();
    }

    @Test
    void withoutASessionItIsError10011(SluiceServer server) throws IOException {
        try (RawClient stranger = RawClient.anonymous(server)) {
            RawAnswer answer = stranger.call("GET", "/v1/item/stream?portalid=abc");
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.body()).contains("\"errorcode\":10011");
        }
    }

    @Test
    void itEndsWhenItsSessionIsEnded(SluiceServer server) throws IOException {
        NewKey key = RawClient.newKey(server);
        try (RawClient client = RawClient.ofKey(server, key);
                EventReader events = EventReader.open(server, client.cookie(), "portalid=abc")) {
            server.accounts().disable(key.account());
            events.expectEnd();
        }
    }

    @Test
    void aReaderThatGoesAwayIsForgotten(SluiceServer server) throws IOException {
        EventReader events = open(server, "portalid=abc");
        Await.until("the reader", () -> Scrape.of(server).value("sluice_items_readers") == 1);
        events.socket().reset();
        Await.until("no reader", () -> Scrape.of(server).value("sluice_items_readers") == 0);
        assertThat(setter.set("abc", "x")).isPositive();
    }

    @Test
    void anHttp10ClientReadsItToTheConnectionsEnd(SluiceServer server) throws IOException {
        setter.set("abc", "a");
        try (RawSocket old = RawSocket.connect(server.baseUri().getPort())) {
            old.send("GET /v1/item/stream?portalid=abc HTTP/1.0\r\nConnection: keep-alive\r\n" + setter.headers()
                    + "\r\n");
            RawHead head = old.readHead();
            assertThat(head.header("Transfer-Encoding")).isEmpty();
            assertThat(head.header("Connection").stream()).doesNotContain("keep-alive");
            assertThat(old.readBytes("retry: 1000\n\nid: abc".length()))
                    .asString()
                    .endsWith("id: abc");
        }
    }

    private EventReader open(SluiceServer server, String query, String... headers) throws IOException {
        return EventReader.open(server, setter.cookie(), query, headers);
    }

    private static String event(String payload, long servertimestampMs) {
        return "id: abc:\\d+\ndata: \\{\"portalid\":\"abc\",\"payload\":\"" + payload + "\",\"servertimestamp\":"
                + servertimestampMs + "}";
    }

    private static String idOf(String event) {
        return Stream.of(event.split("\n", -1))
                .filter(line -> line.startsWith("id: "))
                .map(line -> line.substring(4))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no id in " + event));
    }
}
