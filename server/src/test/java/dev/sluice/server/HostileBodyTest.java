package dev.sluice.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.server.junit.SluiceExtension;
import dev.sluice.testkit.RawAnswer;
import dev.sluice.wire.items.ItemPaths;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that no proper client sends: each gets its documented error, and a healthy client notices nothing. */
@ExtendWith(NothingLogged.class)
final class HostileBodyTest {
    private static final String[] CALLS = {
        ItemPaths.LOGIN, ItemPaths.SET, ItemPaths.GET, ItemPaths.REGISTRATION_START, ItemPaths.REGISTRATION_CODE
    };

    @RegisterExtension
    static final SluiceExtension SLUICE =
            SluiceExtension.with("http.body-timeout=5s", "access.login-failures-per-address=100000");

    private HealthyClient healthy;
    private RawClient client;

    @BeforeEach
    void logIn(SluiceServer server) throws IOException {
        healthy = HealthyClient.start(server);
        client = RawClient.ofNewAccount(server);
    }

    @AfterEach
    void theHealthyClientNoticedNothing() throws IOException {
        client.close();
        healthy.awaitRounds(2);
        healthy.close();
    }

    static Stream<String> nested() {
        return Stream.of(
                "[".repeat(1000),
                "{\"items\":" + "[".repeat(900),
                "{\"items\":[".repeat(90),
                "{\"items\":[{\"payload\":" + "[".repeat(400) + "]".repeat(400) + "}]}",
                "{\"portals\":[" + "{\"portalid\":".repeat(70) + "1" + "}".repeat(70) + "]}",
                "{a:".repeat(300));
    }

    @ParameterizedTest
    @MethodSource("nested")
    void deepNestingIsRefused(String body) throws IOException {
        for (String call : CALLS) {
            assertRefused(client.post(call, body));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c328", // a second byte that is none
                "80", // a second byte without a first
                "c0af", // more bytes than the character needs
                "eda080", // half a surrogate pair
                "f4908080", // beyond the last character
                "fe",
                "ff",
                "e282", // cut off
                "00",
                "1b"
            })
    void brokenUtf8IsError20(String hex) throws IOException {
        byte[] broken = HexFormat.of().parseHex(hex);
        for (String body : new String[] {
            "{\"items\":[{\"portalid\":\"abc\",\"payload\":\"§\"}]}",
            "{\"items\":[{\"portalid\":\"§\",\"payload\":\"x\"}]}",
            "{\"§\":1}",
            "{§:1}",
            "§"
        }) {
            RawAnswer answer = client.post(ItemPaths.SET, replace(body, broken));
            assertRefused(answer);
        }
        assertThat(client.get("{}").body()).isEqualTo("{}");
    }

    @Test
    void everyByteAtEveryPlaceOfARequestIsAnsweredWith200Or400() throws IOException {
        byte[] proper = "{items:[{portalid:\"a\",payload:\"\\u0041\"}]}".getBytes(US_ASCII);
        for (int at = 0; at < proper.length; at++) {
            for (int octet :
                    new int[] {0, 9, '"', '\\', '{', '}', '[', ']', ',', ':', '/', '-', '1', 'n', 0x7f, 0xc3, 0xff}) {
                byte[] body = proper.clone();
                body[at] = (byte) octet;
                assertThat(client.post(ItemPaths.SET, body).status()).isIn(200, 400);
            }
        }
    }

    @Test
    void aBodyOfAMegabyteIsError20AndTheAnswerArrives(SluiceServer server) throws IOException {
        byte[] body = "x".repeat(1 << 20).getBytes(US_ASCII);
        for (String call : CALLS) {
            try (RawClient sender = RawClient.ofCookie(server, client.cookie())) {
                RawAnswer answer = sender.post(call, body);
                assertRefused(answer);
                assertThat(answer.body()).contains("the request is larger than the limit of 1024 bytes");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 9223372036854775807", "Transfer-Encoding: chunked"})
    void aBodyWithoutEndIsError20AndThenTheConnectionIsOver(String header) throws IOException {
        client.socket().send("POST /v1/item/set HTTP/1.1\r\n" + client.headers(header) + "\r\n");
        client.socket().send(chunkOf(header, 2048));
        assertRefused(client.socket().readAnswer());
        sendUntilClosed(chunkOf(header, 65_536));
    }

    @Test
    void aBodyOfTinyChunksIsRefusedAtTheFirstByteTooMany() throws IOException {
        client.socket().send("POST /v1/item/set HTTP/1.1\r\n" + client.headers("Transfer-Encoding: chunked") + "\r\n");
        client.socket().send("1\r\n \r\n".repeat(1024));
        client.socket().send("1\r\n \r\n");
        assertRefused(client.socket().readAnswer());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zz\r\n",
                "-1\r\n",
                "ffffffffffffffffff\r\n",
                "1\r\nxx\r\n",
                "\r\n",
                "0x10\r\n",
                "1;\u0000\r\nx\r\n"
            })
    void aChunkSizeThatIsNoneIsRefusedAndTheConnectionClosed(String chunk) throws IOException {
        client.socket()
                .send("POST /v1/item/set HTTP/1.1\r\n" + client.headers("Transfer-Encoding: chunked") + "\r\n" + chunk);
        assertThat(new String(client.socket().readToEnd(), ISO_8859_1)).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void aBodyThatNeverComesClosesTheConnection(SluiceServer server) throws IOException {
        double before = Scrape.of(server).value("sluice_http_connections_overdue_total");
        client.socket().send("POST /v1/item/set HTTP/1.1\r\n" + client.headers("Content-Length: 10") + "\r\n{");
        assertThat(client.socket().readToEnd()).isEmpty();
        assertThat(Scrape.of(server).value("sluice_http_connections_overdue_total"))
                .isEqualTo(before + 1);
    }

    @Test
    void aBodyThatIsCutOffIsForgotten(SluiceServer server) throws IOException {
        client.socket()
                .send("POST /v1/item/set HTTP/1.1\r\n" + client.headers("Content-Length: 60")
                        + "\r\n{\"items\":[{\"portalid\":\"abc\",");
        client.socket().reset();
        try (RawClient other = RawClient.ofCookie(server, client.cookie())) {
            assertThat(other.get("{}").body()).isEqualTo("{}");
        }
    }

    @Test
    void aBodyWhereNoneIsWantedIsPassedOver(SluiceServer server) throws IOException {
        for (String start :
                new String[] {"GET /health/live", "HEAD /health/live", "POST /nothing", "GET /v1/item/set"}) {
            try (RawClient other = RawClient.anonymous(server)) {
                other.socket().send(start + " HTTP/1.1\r\n" + other.headers("Content-Length: 5000") + "\r\n");
                other.socket().readHead();
                other.socket().send("x".repeat(5000) + "GET /health/live HTTP/1.1\r\n" + other.headers() + "\r\n");
                assertThat(new String(other.socket().readBytes(1), UTF_8))
                        .as(start)
                        .isIn("{", "l", "H");
            }
        }
    }

    private void sendUntilClosed(byte[] more) {
        try {
            for (int i = 0; i < 100_000; i++) {
                client.socket().send(more);
            }
            throw new AssertionError("the server goes on reading");
        } catch (IOException closed) {
            assertThat(closed).isNotNull();
        }
    }

    private static byte[] chunkOf(String header, int length) {
        String body = "x".repeat(length);
        String text = header.contains("chunked") ? Integer.toHexString(length) + "\r\n" + body + "\r\n" : body;
        return text.getBytes(US_ASCII);
    }

    private static byte[] replace(String body, byte[] with) {
        byte[] text = body.getBytes(ISO_8859_1);
        int at = body.indexOf('§');
        return ByteBuffer.allocate(text.length - 1 + with.length)
                .put(text, 0, at)
                .put(with)
                .put(text, at + 1, text.length - at - 1)
                .array();
    }

    private static void assertRefused(RawAnswer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body())
                .matches(
                        "(?s)\\{\"error\":\\{\"errorgroup\":[26],\"errorcode\":[23]0,\"errormessage\":\"[A-Z_]+: .+\"}}")
                .doesNotContain("Exception", "jackson", "dev.sluice");
    }
}
