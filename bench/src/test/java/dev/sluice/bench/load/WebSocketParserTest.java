package dev.sluice.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WebSocketParserTest {
    private static final String UPGRADED = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n";

    @Test
    void messagesAreFoundWhereverTheStreamIsSplit() {
        byte[] stream = stream(
                UPGRADED.getBytes(StandardCharsets.US_ASCII),
                frame(0x81, "one"),
                frame(0x81, ""),
                frame(0x01, "tw"),
                frame(0x89, "ping"),
                frame(0x80, "o"),
                frame(0x81, "x".repeat(200)),
                frame(0x88, "\u0003\u0010bye"),
                frame(0x81, "after the end"));

        for (int split = 0; split <= stream.length; split++) {
            assertThat(events(stream, split))
                    .containsExactly(
                            "upgraded",
                            "message one",
                            "message ",
                            "control 9 ping",
                            "message two",
                            "message " + "x".repeat(200),
                            "control 8 \u0003\u0010bye");
        }
    }

    @Test
    void aMessageOf70000BytesIsOneMessage() {
        byte[] stream = stream(UPGRADED.getBytes(StandardCharsets.US_ASCII), frame(0x81, "y".repeat(70_000)));

        assertThat(events(stream, 40_000)).containsExactly("upgraded", "message " + "y".repeat(70_000));
    }

    @Test
    void anotherAnswerThan101IsARefusalAndWhatFollowsIsNotRead() {
        byte[] stream = "HTTP/1.1 503 Service Unavailable\r\n\r\nbusy".getBytes(StandardCharsets.US_ASCII);

        assertThat(events(stream, 20)).containsExactly("refused HTTP/1.1 503 Service Unavailable");
    }

    @Test
    void aClientsFrameIsMaskedAndItsStampRewritten() {
        StampedFrame frame = new StampedFrame("{\"at\":\"" + Stamp.payload(40) + "\"}");
        frame.stamped(1, 2);
        byte[] bytes = frame.stamped(1_234_567_890_123L, 42);

        assertThat(bytes[0] & 0xff).isEqualTo(0x81);
        assertThat(bytes[1] & 0x80).isEqualTo(0x80);
        byte[] plain = bytes.clone();
        WebSocketFrame.mask(plain, 6, 6, plain.length);
        assertThat(new String(plain, 6, plain.length - 6, StandardCharsets.US_ASCII))
                .isEqualTo("{\"at\":\"@0000001234567890123.0000000042" + "x".repeat(9) + "\"}");
    }

    private static List<String> events(byte[] stream, int split) {
        Log log = new Log();
        WebSocketParser parser = new WebSocketParser(log);
        parser.parse(stream, 0, split);
        parser.parse(stream, split, stream.length);
        return log.lines;
    }

    /** As a server sends it. */
    private static byte[] frame(int firstByte, String payload) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(firstByte);
        int length = payload.length();
        if (length < 126) {
            frame.write(length);
        } else if (length < 65_536) {
            frame.writeBytes(new byte[] {126, (byte) (length >> 8), (byte) length});
        } else {
            frame.writeBytes(
                    new byte[] {127, 0, 0, 0, 0, 0, (byte) (length >> 16), (byte) (length >> 8), (byte) length});
        }
        frame.writeBytes(payload.getBytes(StandardCharsets.US_ASCII));
        return frame.toByteArray();
    }

    private static byte[] stream(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static final class Log implements WebSocketParser.Events {
        private final List<String> lines = new ArrayList<>();
        private final StringBuilder body = new StringBuilder();

        @Override
        public void upgraded() {
            lines.add("upgraded");
        }

        @Override
        public void refused(String statusLine) {
            lines.add("refused " + statusLine);
        }

        @Override
        public void body(byte[] bytes, int from, int to) {
            body.append(new String(bytes, from, to - from, StandardCharsets.US_ASCII));
        }

        @Override
        public void messageEnded() {
            lines.add("message " + body);
            body.setLength(0);
        }

        @Override
        public void control(int opcode, byte[] payload) {
            lines.add("control " + opcode + " " + new String(payload, StandardCharsets.US_ASCII));
        }
    }
}
