package dev.sluice.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.server.junit.SluiceExtension;
import dev.sluice.testkit.Await;
import dev.sluice.testkit.RawAnswer;
import dev.sluice.testkit.RawHead;
import dev.sluice.testkit.RawSocket;
import dev.sluice.wire.items.ItemPaths;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Watches and streams of the contract (XRTC web documentation, "Getting data"), with 3 s for the documented 5 s. */
@ExtendWith(NothingLogged.class)
final class ItemApiOpenGetTest {
    private static final Duration GET_TIMEOUT = Duration.ofSeconds(3);
    private static final String WATCH = "{\"portals\":[{\"portalid\":\"abc\"}],\"mode\":\"watch\"}";
    private static final String STREAM = "{\"portals\":[{\"portalid\":\"abc\"}],\"mode\":\"stream\"}";

    private static final String FIFO_STREAM =
            "{\"portals\":[{\"portalid\":\"abc\"}],\"mode\":\"stream\",\"schedule\":\"FIFO\"}";
    private static final Pattern PAYLOAD = Pattern.compile("\"payload\":\"([^\"]*)\"");

    @RegisterExtension
    static final SluiceExtension SLUICE =
            SluiceExtension.with("items.get-timeout=" + GET_TIMEOUT.toMillis() + "ms", "http.event-loops=1");

    private RawClient client;
    private RawClient setter;

    @BeforeEach
    void logIn(SluiceServer server) throws IOException {
        client = RawClient.ofNewAccount(server);
        setter = RawClient.ofCookie(server, client.cookie());
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        setter.close();
    }

    @Test
    void aWatchThatSeesNothingAnswersAnEmptyObjectWhenItsTimeIsUp() throws IOException {
        long startNs = System.nanoTime();
        RawAnswer answer = client.get(WATCH);
        assertThat(answer.body()).isEqualTo("{}");
        assertThat(answer.head().header("Content-Length")).hasValue("2");
        assertThat(Duration.ofNanos(System.nanoTime() - startNs)).isGreaterThanOrEqualTo(GET_TIMEOUT);
    }

    @Test
    void aWatchAnswersTheFirstItemAtOnceAndEnds(SluiceServer server) throws IOException {
        client.begin(ItemPaths.GET, WATCH);
        awaitReaders(server, 1);
        long time = setter.set("abc", "x");
        assertThat(client.socket().readAnswer().body()).isEqualTo(items("x", time));
        awaitReaders(server, 0);
    }

    @Test
    void aWatchOfSeveralPortalsEndsWithTheFirstItemInAny(SluiceServer server) throws IOException {
        client.begin(ItemPaths.GET, "{\"portals\":[{\"portalid\":\"def\"},{\"portalid\":\"abc\"}],\"mode\":\"watch\"}");
        awaitReaders(server, 1);
        long time = setter.set("abc", "x");
        assertThat(client.socket().readAnswer().body()).isEqualTo(items("x", time));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                WATCH,
                "{portals:[{\"portalid\":\"abc\",\"mode\":\"watch\",\"schedule\":\"LIFO\",\"cutoff\":\"9000\"}]}"
            })
    void aWatchOfAPortalThatHasSomethingNewAnswersAtOnce(String body) throws IOException {
        long time = setter.set("abc", "x");
        assertThat(client.get(body).body()).isEqualTo(items("x", time));
    }

    @Test
    void aStreamSendsALinePerBatchWhileItIsOpen(SluiceServer server) throws IOException {
        client.begin(ItemPaths.GET, STREAM);
        RawHead head = client.socket().readHead();
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Transfer-Encoding")).hasValue("chunked");
        assertThat(head.header("Content-Type")).hasValue("application/json");
        for (String payload : new String[] {"first", "second"}) {
            long time = setter.set("abc", payload);
            assertThat(client.socket().readChunk()).asString(UTF_8).isEqualTo(items(payload, time) + "\n");
            assertThat(Scrape.of(server).value("sluice_items_open"))
                    .as("still open")
                    .isEqualTo(1);
        }
        assertThat(client.socket().readChunk()).as("the end, without more").isEmpty();
    }

    /** On one loop the server reads many of them in one turn, and a portal holds ten. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 10})
    void setsThatComeAllAtOnceAreStreamedWithoutALoss(int itemsPerSet) throws IOException {
        client.begin(ItemPaths.GET, FIFO_STREAM);
        client.socket().readHead();
        ByteArrayOutputStream sets = new ByteArrayOutputStream();
        List<String> payloads = new ArrayList<>();
        for (int set = 0; set < 60; set++) {
            List<String> items = new ArrayList<>();
            for (int i = 0; i < (set % 2 == 0 ? 1 : itemsPerSet); i++) {
                payloads.add(set + "-" + i);
                items.add("{\"portalid\":\"abc\",\"payload\":\"" + payloads.getLast() + "\"}");
            }
            sets.writeBytes(
                    setter.request(ItemPaths.SET, ("{\"items\":[" + String.join(",", items) + "]}").getBytes(UTF_8)));
        }
        setter.socket().send(sets.toByteArray());

        StringBuilder streamed = new StringBuilder();
        for (byte[] chunk = client.socket().readChunk();
                chunk.length > 0;
                chunk = client.socket().readChunk()) {
            streamed.append(new String(chunk, UTF_8));
        }
        assertThat(PAYLOAD.matcher(streamed).results().map(found -> found.group(1)))
                .containsExactlyElementsOf(payloads);
        assertThat(streamed).doesNotContain("lost");
    }

    @Test
    void aStreamBeginsWithWhatIsThere() throws IOException {
        long time = setter.set("abc", "before");
        client.begin(ItemPaths.GET, STREAM);
        assertThat(client.socket().readHead().status()).isEqualTo(200);
        assertThat(client.socket().readChunk()).asString(UTF_8).isEqualTo(items("before", time) + "\n");
    }

    @Test
    void aStreamThatSawNothingEndsWithAnEmptyObjectAndALineEnd() throws IOException {
        assertThat(client.get(STREAM).body()).isEqualTo("{}\n");
    }

    @Test
    void aConnectionGoesOnAfterAWatchAndAStream() throws IOException {
        assertThat(client.get(STREAM).body()).isEqualTo("{}\n");
        assertThat(client.get(WATCH).body()).isEqualTo("{}");
        long time = client.set("abc", "x");
        assertThat(client.get(STREAM).body()).isEqualTo(items("x", time) + "\n");
    }

    @Test
    void aClientThatGoesAwayLeavesNoReaderBehind(SluiceServer server) throws IOException {
        try (RawClient watcher = RawClient.ofCookie(server, client.cookie());
                RawClient streamer = RawClient.ofCookie(server, client.cookie())) {
            watcher.begin(ItemPaths.GET, WATCH);
            streamer.begin(ItemPaths.GET, STREAM);
            awaitReaders(server, 2);
            watcher.socket().reset();
        }
        awaitReaders(server, 0);
        assertThat(setter.set("abc", "x")).isPositive();
    }

    @Test
    void aStreamToAnHttp10ClientIsPlainLinesAndEndsWithTheConnection(SluiceServer server) throws IOException {
        long time = setter.set("abc", "x");
        try (RawSocket old = RawSocket.connect(server.baseUri().getPort())) {
            old.send("POST /v1/item/get HTTP/1.0\r\nConnection: keep-alive\r\n"
                    + client.headers("Content-Length: " + STREAM.length()) + "\r\n" + STREAM);
            RawHead head = old.readHead();
            assertThat(head.header("Transfer-Encoding")).isEmpty();
            assertThat(head.header("Connection")).isNotEqualTo(java.util.Optional.of("keep-alive"));
            assertThat(old.readToEnd()).asString(UTF_8).isEqualTo(items("x", time) + "\n");
        }
    }

    private static String items(String payload, long servertimestampMs) {
        return "{\"items\":[{\"portalid\":\"abc\",\"payload\":\"" + payload + "\",\"servertimestamp\":"
                + servertimestampMs + "}]}";
    }

    private static void awaitReaders(SluiceServer server, int count) {
        Await.until(count + " open readers", () -> Scrape.of(server).value("sluice_items_readers") == count);
    }
}
