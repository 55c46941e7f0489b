package dev.sluice.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakExtension.class)
final class RawSocketTest {
    private ServerSocket listener;
    private Socket server;
    private RawSocket client;

    @BeforeEach
    void connect() throws IOException {
        listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        client = RawSocket.connect(listener.getLocalPort());
        server = listener.accept();
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        server.close();
        listener.close();
    }

    @Test
    void sendsBytesAsTheyAre() throws IOException {
        byte[] bytes = {(byte) 0xff, 0, '\n', 1};

        client.send(bytes).endOutput();

        assertThat(server.getInputStream().readAllBytes()).isEqualTo(bytes);
    }

    @Test
    void readsAnAnswerByItsLength() throws IOException {
        answer("HTTP/1.1 400 Bad Request\r\nContent-Length: 2\r\nX-A: 1\r\nx-a:  2 \r\n\r\nhé".replace("hé", "é"));

        RawAnswer answer = client.readAnswer();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("é");
        assertThat(answer.head().all("X-A")).containsExactly("1", "2");
        assertThat(answer.head().header("none")).isEmpty();
    }

    @Test
    void readsPipelinedAnswersOneByOne() throws IOException {
        answer("HTTP/1.1 204 No Content\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nb");

        assertThat(client.readAnswer().status()).isEqualTo(204);
        assertThat(client.readAnswer().body()).isEqualTo("b");
    }

    @Test
    void joinsTheChunksOfAWholeAnswer() throws IOException {
        answer("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\nT: 1\r\n\r\n");

        assertThat(client.readAnswer().body()).isEqualTo("abcde");
    }

    @Test
    void handsOutChunksAsTheyWereCut() throws IOException {
        answer("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        assertThat(client.readHead().isChunked()).isTrue();

        answer("3\r\nabc\r\n");
        assertThat(client.readChunk()).asString().isEqualTo("abc");
        answer("0\r\n\r\n");
        assertThat(client.readChunk()).isEmpty();
    }

    @Test
    void anAnswerWithoutLengthEndsWithTheConnection() throws IOException {
        answer("HTTP/1.1 200 OK\r\n\r\nall of it");
        server.close();

        assertThat(client.readAnswer().body()).isEqualTo("all of it");
    }

    @Test
    void aResetCountsAsTheEnd() throws IOException {
        server.setSoLinger(true, 0);
        server.close();

        assertThat(client.readToEnd()).isEmpty();
    }

    @Test
    void anAnswerCutShortFails() throws IOException {
        answer("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc");
        server.close();

        assertThatThrownBy(client::readAnswer).isInstanceOf(EOFException.class).hasMessageContaining("3 of 10 bytes");
    }

    @Test
    void rubbishInsteadOfAnAnswerFails() throws IOException {
        answer("hello\r\nno colon here\r\n\r\n");

        assertThatThrownBy(client::readAnswer)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("no colon here");
    }

    @Test
    void aResetByTheClientReachesTheServer() throws IOException {
        client.reset();

        assertThatThrownBy(() -> server.getInputStream().read()).isInstanceOf(IOException.class);
    }

    private void answer(String text) throws IOException {
        server.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }
}
