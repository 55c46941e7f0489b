package dev.sluice.edge.socketio;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.corundumstudio.socketio.AckCallback;
import com.corundumstudio.socketio.protocol.AckArgs;
import com.corundumstudio.socketio.protocol.Event;
import com.corundumstudio.socketio.protocol.JsonSupport;
import dev.sluice.wire.rooms.RoomRefusal;
import dev.sluice.wire.rooms.RoomRequestReader;
import io.netty.buffer.ByteBufInputStream;
import io.netty.buffer.ByteBufOutputStream;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON in Socket.IO's packets: events are read and written by the rooms' own codec, so that what peers tell each
 * other stays unread; the rest is the library's packets.
 *
 * <p>Stateless and thread-safe.
 */
final class EventJson implements JsonSupport {
    /** What the library takes every event's name for, so that it hands them all to one listener. */
    static final String ANY = "";

    private static final JsonMapper PACKETS = new JsonMapper();

    /** An event to be written: the JSON array of its name and its data. */
    record Outgoing(String array) {}

    /** An event gets one argument: the {@code RoomRequest} that it is, or the {@code RoomRefusal} that it gets. */
    @Override
    public <T> @Nullable T readValue(String namespace, ByteBufInputStream from, Class<T> type) throws IOException {
        byte[] json = from.readAllBytes();
        if (type == Event.class) {
            return type.cast(new Event(ANY, List.of(read(json))));
        }
        return null; // what else a client may say to the library, such as authentication, is of no use here
    }

    private static Object read(byte[] array) {
        try {
            return RoomRequestReader.event(array);
        } catch (RoomRefusal refusal) {
            return refusal;
        }
    }

    @Override
    public AckArgs readAckArgs(ByteBufInputStream from, AckCallback<?> callback) {
        return new AckArgs(List.of());
    }

    @Override
    public void writeValue(ByteBufOutputStream to, Object value) throws IOException {
        if (value instanceof List<?> event && event.getLast() instanceof Outgoing(String array)) {
            to.write(array.getBytes(UTF_8));
        } else {
            to.write(PACKETS.writeValueAsBytes(value));
        }
    }

    @Override
    public void addEventMapping(String namespace, String event, Class<?>... types) {}

    @Override
    public void removeEventMapping(String namespace, String event) {}

    /** Binary attachments of what was written; there are none. */
    @Override
    public List<byte[]> getArrays() {
        return List.of();
    }
}
