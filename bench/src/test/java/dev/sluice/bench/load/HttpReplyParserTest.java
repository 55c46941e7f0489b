package dev.sluice.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HttpReplyParserTest {
    private static final String FIXED =
            "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nContent-Length: 7\r\n\r\n{\"a\":1}";
    private static final String EMPTY = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
    private static final String CHUNKED =
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nA;x=y\r\n0123456789\r\n0\r\nTrailer: t\r\n\r\n";
    private static final String REFUSED = "HTTP/1.1 401 Unauthorized\r\nContent-Length: 4\r\n\r\nnope";

    @Test
    void repliesAreFoundWhereverTheStreamIsSplit() {
        String stream = FIXED + EMPTY + CHUNKED + REFUSED + FIXED;
        for (int first = 0; first <= stream.length(); first++) {
            for (int second = first; second <= stream.length(); second += 7) {
                assertThat(Replies.of(new HttpReplyParser(), Replies.split(stream, first, second)))
                        .containsExactly(
                                "ok {\"a\":1}", "ok ", "ok abc0123456789", "refused HTTP 401 nope", "ok {\"a\":1}");
            }
        }
    }

    @Test
    void aStreamOfSingleBytesIsReadToo() {
        String stream = CHUNKED + FIXED;
        assertThat(Replies.of(new HttpReplyParser(), List.of(stream.split("", 0))))
                .hasSize(2);
    }

    @Test
    void anInterimReplyIsPassedOver() {
        assertThat(Replies.of(new HttpReplyParser(), List.of("HTTP/1.1 100 Continue\r\n\r\n" + FIXED)))
                .containsExactly("ok {\"a\":1}");
    }

    @Test
    void bytesThatAreNoHttpAreNamed() {
        byte[] bytes = "+PONG\r\n".getBytes(StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> new HttpReplyParser().parse(bytes, 0, bytes.length, BodySink.NONE))
                .isInstanceOf(LoadException.class)
                .hasMessageContaining("+PONG");
    }
}
