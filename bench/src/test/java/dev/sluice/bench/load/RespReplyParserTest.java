package dev.sluice.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RespReplyParserTest {
    private static final String MESSAGE = "*3\r\n$7\r\nmessage\r\n$2\r\nch\r\n$6\r\nab\r\ncd\r\n";
    private static final String NESTED = "*2\r\n*1\r\n:5\r\n*2\r\n$1\r\nx\r\n$-1\r\n";
    private static final String STREAM =
            "+OK\r\n:42\r\n-ERR no\r\n$0\r\n\r\n*-1\r\n*0\r\n" + MESSAGE + NESTED + "$15\r\n1659716661000-0\r\n";

    @Test
    void repliesAreFoundWhereverTheStreamIsSplit() {
        for (int first = 0; first <= STREAM.length(); first++) {
            for (int second = first; second <= STREAM.length(); second++) {
                assertThat(Replies.of(new RespReplyParser(), Replies.split(STREAM, first, second)))
                        .containsExactly(
                                "ok ",
                                "ok ",
                                "refused -ERR no",
                                "ok ",
                                "ok ",
                                "ok ",
                                "ok messagechab\r\ncd",
                                "ok x",
                                "ok 1659716661000-0");
            }
        }
    }

    @Test
    void bytesThatAreNoRespAreNamed() {
        byte[] bytes = "HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> new RespReplyParser().parse(bytes, 0, bytes.length, BodySink.NONE))
                .isInstanceOf(LoadException.class)
                .hasMessageContaining("HTTP/1.1 200");
    }

    @Test
    void aRefusalDoesNotStickToTheNextReply() {
        assertThat(Replies.of(new RespReplyParser(), List.of("-ERR a\r\n", "+OK\r\n")))
                .containsExactly("refused -ERR a", "ok ");
    }
}
