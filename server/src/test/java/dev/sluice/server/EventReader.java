package dev.sluice.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.testkit.RawHead;
import dev.sluice.testkit.RawSocket;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Reads Server-Sent Events from the chunks of an answer, each as the text between two empty lines. */
final class EventReader implements AutoCloseable {
    private final RawClient client;
    private final RawHead head;
    private final ByteArrayOutputStream unread = new ByteArrayOutputStream();

    private EventReader(RawClient client, RawHead head) {
        this.client = client;
        this.head = head;
    }

    /** Opens {@code /v1/item/stream} with the session of a client, on a connection of its own. */
    static EventReader open(SluiceServer server, String cookie, String query, String... headers) throws IOException {
        RawClient client = RawClient.ofCookie(server, cookie);
        client.socket().send("GET /v1/item/stream?" + query + " HTTP/1.1\r\n" + client.headers(headers) + "\r\n");
        RawHead head = client.socket().readHead();
        if (head.status() != 200) {
            client.close();
            throw new AssertionError("the stream answered " + head);
        }
        return new EventReader(client, head);
    }

    RawHead head() {
        return head;
    }

    RawSocket socket() {
        return client.socket();
    }

    /** The next event or comment, without the empty line that ends it. */
    String next() throws IOException {
        while (true) {
            String text = unread.toString(UTF_8);
            int end = text.indexOf("\n\n");
            if (end >= 0) {
                unread.reset();
                unread.writeBytes(text.substring(end + 2).getBytes(UTF_8));
                return text.substring(0, end);
            }
            byte[] chunk = client.socket().readChunk();
            if (chunk.length == 0) {
                throw new AssertionError("the stream ended after: " + text);
            }
            unread.writeBytes(chunk);
        }
    }

    /** The next event that is no comment and no setting of the retry time. */
    String nextEvent() throws IOException {
        String event = next();
        while (event.startsWith(":") || event.startsWith("retry:")) {
            event = next();
        }
        return event;
    }

    /** Reads to the end that the server makes; fails when an item comes before it. */
    void expectEnd() throws IOException {
        byte[] chunk = client.socket().readChunk();
        while (chunk.length > 0) {
            if (new String(chunk, UTF_8).contains("data:")) {
                throw new AssertionError("an event instead of the end: " + new String(chunk, UTF_8));
            }
            chunk = client.socket().readChunk();
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
