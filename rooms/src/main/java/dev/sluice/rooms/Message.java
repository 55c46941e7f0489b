package dev.sluice.rooms;

import dev.sluice.wire.rooms.RoomEvent;
import dev.sluice.wire.rooms.RoomEventWriter;
import java.nio.charset.StandardCharsets;

/** An event on its way to one or many peers, encoded once. Immutable and thread-safe. */
public final class Message {
    private final RoomEvent event;
    private final byte[] bytes;

    Message(RoomEvent event) {
        this.event = event;
        this.bytes = RoomEventWriter.write(event);
    }

    public RoomEvent event() {
        return event;
    }

    /** The length of the text in UTF-8. */
    public int size() {
        return bytes.length;
    }

    /** The text in UTF-8: one array for all receivers, not to be changed. */
    public byte[] utf8() {
        return bytes;
    }

    /** The whole message as a WebSocket carries it. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
