package dev.sluice.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.testkit.RawHead;
import dev.sluice.testkit.RawSocket;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** A WebSocket made by hand (RFC 6455), for handshakes and frames that a proper client does not make. */
final class RawWebSocket implements AutoCloseable {
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    private static final int FINAL = 0x80;
    private static final byte[] MASK = {1, 2, 3, 4};

    private final RawClient client;
    private final RawHead head;

    /** A frame from the server. */
    static final class Frame {
        private final int opcode;
        private final byte[] payload;

        private Frame(int opcode, byte[] payload) {
            this.opcode = opcode;
            this.payload = payload;
        }

        int opcode() {
            return opcode;
        }

        byte[] payload() {
            return payload;
        }

        String text() {
            return new String(payload, UTF_8);
        }

        /** The code of a close frame; 1005 for none (RFC 6455, section 7.1.5). */
        int closeCode() {
            return payload.length < 2 ? 1005 : ByteBuffer.wrap(payload).getShort();
        }

        /** The reason of a close frame. */
        String closeReason() {
            return new String(payload, 2, payload.length - 2, UTF_8);
        }
    }

    private RawWebSocket(RawClient client, RawHead head) {
        this.client = client;
        this.head = head;
    }

    /** Connects with a proper handshake. */
    static RawWebSocket open(SluiceServer server, String cookie, String query, String... headers) throws IOException {
        return upgrade(RawClient.ofCookie(server, cookie), "/v1/item/socket?" + query, headers);
    }

    /** Makes a WebSocket of a client's connection, with a proper handshake. */
    static RawWebSocket upgrade(RawClient client, String target, String... headers) throws IOException {
        return upgradeWith(client, target, new byte[0], headers);
    }

    /** The same with these bytes behind the request, in one write. */
    static RawWebSocket upgradeWith(RawClient client, String target, byte[] early, String... headers)
            throws IOException {
        byte[] request = request(client, target, headers).getBytes(UTF_8);
        client.socket()
                .send(ByteBuffer.allocate(request.length + early.length)
                        .put(request)
                        .put(early)
                        .array());
        RawHead head = client.socket().readHead();
        if (head.status() != 101) {
            client.close();
            throw new AssertionError("the handshake answered " + head);
        }
        return new RawWebSocket(client, head);
    }

    /** The request of a proper handshake; {@code headers} come on top. */
    static String handshake(RawClient client, String query, String... headers) {
        return request(client, "/v1/item/socket?" + query, headers);
    }

    private static String request(RawClient client, String target, String... headers) {
        return "GET " + target + " HTTP/1.1\r\n"
                + client.headers(headers)
                + "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    }

    RawHead head() {
        return head;
    }

    RawSocket socket() {
        return client.socket();
    }

    void send(String text) throws IOException {
        send(FINAL | TEXT, text.getBytes(UTF_8));
    }

    /** Sends a frame, masked as a client's must be; {@code first} is its first byte. */
    void send(int first, byte[] payload) throws IOException {
        client.socket().send(frame(first, payload));
    }

    static byte[] frame(int first, byte[] payload) {
        byte[] head = head(first, payload.length);
        byte[] frame = Arrays.copyOf(head, head.length + payload.length);
        for (int i = 0; i < payload.length; i++) {
            frame[head.length + i] = (byte) (payload[i] ^ MASK[i % 4]);
        }
        return frame;
    }

    /** What stands before a masked payload of this length. */
    static byte[] head(int first, long length) {
        ByteBuffer head = ByteBuffer.allocate(14).put((byte) first);
        if (length < 126) {
            head.put((byte) (FINAL | length));
        } else if (length < 65_536) {
            head.put((byte) (FINAL | 126)).putShort((short) length);
        } else {
            head.put((byte) (FINAL | 127)).putLong(length);
        }
        head.put(MASK);
        return Arrays.copyOf(head.array(), head.position());
    }

    /** The next frame, whatever it is. */
    Frame next() throws IOException {
        byte[] start = client.socket().readBytes(2);
        int length = start[1] & 0x7f;
        if (length == 126) {
            length = ByteBuffer.wrap(client.socket().readBytes(2)).getShort() & 0xffff;
        } else if (length == 127) {
            length = Math.toIntExact(
                    ByteBuffer.wrap(client.socket().readBytes(8)).getLong());
        }
        return new Frame(start[0] & 0x0f, client.socket().readBytes(length));
    }

    /** The next frame that is no ping. */
    Frame nextMessage() throws IOException {
        Frame frame = next();
        while (frame.opcode() == PING) {
            frame = next();
        }
        return frame;
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
