package dev.sluice.wire.rooms;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

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
