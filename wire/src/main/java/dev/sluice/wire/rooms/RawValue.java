package dev.sluice.wire.rooms;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One JSON value in UTF-8 exactly as its sender wrote it. It was checked to be one value and not looked into further.
 *
 * <p>Immutable and thread-safe. Equal when the bytes are.
 */
public final class RawValue {
    public static final RawValue NULL = new RawValue("null".getBytes(UTF_8));

    private final byte[] bytes;

    /** Takes the array as it is; it must hold one JSON value and not change afterwards. */
    RawValue(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Reads a value of an application's own making.
     *
     * @throws RoomRefusal when the text is not one JSON value
     */
    public static RawValue of(String json) {
        return MessageParser.value(json.getBytes(UTF_8));
    }

    /** The length in bytes. */
    public int size() {
        return bytes.length;
    }

    public boolean isNull() {
        return equals(NULL);
    }

    public boolean isObject() {
        return bytes[0] == '{';
    }

    /**
     * The text that the value is.
     *
     * @param name what messages call it
     * @throws RoomRefusal when it is no text
     */
    public String asText(String name) {
        try (MessageParser parser = new MessageParser(bytes)) {
            return parser.first(name);
        }
    }

    /**
     * The whole number that the value is.
     *
     * @param name what messages call it
     * @throws RoomRefusal when it is none
     */
    public int asInt(String name) {
        try {
            return Integer.parseInt(toString());
        } catch (NumberFormatException other) {
            throw new RoomRefusal(RoomError.BAD_MESSAGE, name + " must be a whole number");
        }
    }

    /**
     * The fields of the object that the value is, cut out unread, in their order.
     *
     * @throws RoomRefusal when it is no object
     */
    public Map<String, RawValue> fields() {
        Map<String, RawValue> fields = LinkedHashMap.newLinkedHashMap(4);
        try (MessageParser parser = new MessageParser(bytes)) {
            parser.enter("data");
            for (String name = parser.nextField(); name != null; name = parser.nextField()) {
                fields.put(name, parser.cut());
            }
        }
        return fields;
    }

    /** A text as JSON, with quotes. */
    public static RawValue ofText(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RoomEventWriter.text(out, text);
        return new RawValue(out.toByteArray());
    }

    /** The bytes themselves; not to be changed. */
    byte[] bytes() {
        return bytes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RawValue value && Arrays.equals(bytes, value.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The JSON text. */
    @Override
    public String toString() {
        return new String(bytes, UTF_8);
    }
}
