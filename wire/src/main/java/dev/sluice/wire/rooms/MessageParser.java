package dev.sluice.wire.rooms;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** A cursor over one JSON object that can cut values out unread. Turns every fault of the parser into a refusal. */
final class MessageParser implements AutoCloseable {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(RoomLimits.MAX_DEPTH)
                    .build())
            .build();

    private final byte[] source;
    private final JsonParser parser;

    MessageParser(byte[] source) {
        this.source = source;
        try {
            parser = JSON.createParser(ObjectReadContext.empty(), source);
        } catch (JacksonException broken) {
            throw notJson();
        }
    }

    /** Checks that the text is one JSON value, and nothing else. */
    static RawValue value(byte[] source) {
        try (MessageParser parser = new MessageParser(source)) {
            if (parser.next() == null) {
                throw notJson();
            }
            RawValue value = parser.cut();
            parser.end();
            return value;
        }
    }

    /** Enters the one object there must be. */
    void enter(String what) {
        if (next() != JsonToken.START_OBJECT) {
            throw new RoomRefusal(RoomError.BAD_MESSAGE, what + " must be a JSON object");
        }
    }

    /** Enters the one array there must be. */
    void enterAsArray(String what) {
        if (next() != JsonToken.START_ARRAY) {
            throw new RoomRefusal(RoomError.BAD_MESSAGE, what + " must be a JSON array");
        }
    }

    /** Makes the next element the current token; false at the array's end, and ever after. */
    boolean nextElement() {
        if (parser.currentToken() == JsonToken.END_ARRAY) {
            return false;
        }
        JsonToken token = next();
        if (token == null) {
            throw notJson();
        }
        return token != JsonToken.END_ARRAY;
    }

    /** The next field of the current object with its value as current token, or null at the object's end. */
    @Nullable
    String nextField() {
        if (next() == JsonToken.END_OBJECT) {
            return null;
        }
        String field = parser.currentName();
        next();
        return field;
    }

    /** Enters the array there must be. */
    void enterArray(String field) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new RoomRefusal(RoomError.BAD_MESSAGE, field + " must be an array");
        }
    }

    /** Enters the object that the current token must begin. */
    void enterObject(String field) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new RoomRefusal(RoomError.BAD_MESSAGE, field + " must be a JSON object");
        }
    }

    boolean isText() {
        return parser.currentToken() == JsonToken.VALUE_STRING;
    }

    boolean isNull() {
        return parser.currentToken() == JsonToken.VALUE_NULL;
    }

    String text(String field) {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw new RoomRefusal(RoomError.BAD_MESSAGE, field + " must be a text");
        }
        try {
            return encodable(parser.getString(), field);
        } catch (JacksonException broken) {
            throw notJson();
        }
    }

    /** The whole source, which must be a text. */
    String first(String field) {
        next();
        return text(field);
    }

    @Nullable
    String textOrNull(String field) {
        return isNull() ? null : text(field);
    }

    /** The current value as it stands in the source. */
    RawValue cut() {
        try {
            int start = (int) parser.currentTokenLocation().getByteOffset();
            parser.skipChildren();
            parser.finishToken();
            int end = (int) parser.currentLocation().getByteOffset();
            return new RawValue(Arrays.copyOfRange(source, start, end));
        } catch (JacksonException broken) {
            throw notJson();
        }
    }

    void skip() {
        try {
            parser.skipChildren();
        } catch (JacksonException broken) {
            throw notJson();
        }
    }

    /** Nothing may follow. */
    void end() {
        if (next() != null) {
            throw notJson();
        }
    }

    private @Nullable JsonToken next() {
        try {
            return parser.nextToken();
        } catch (JacksonException broken) {
            throw notJson();
        }
    }

    /** Half a surrogate pair cannot be written as UTF-8, so nobody could ever be told such a text. */
    private static String encodable(String text, String field) {
        boolean halves = text.codePoints()
                .anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
        if (halves) {
            throw new RoomRefusal(RoomError.BAD_MESSAGE, field + " has half a surrogate pair, which is no character");
        }
        return text;
    }

    private static RoomRefusal notJson() {
        return new RoomRefusal(
                RoomError.BAD_MESSAGE,
                "the message is not one JSON value, or is nested deeper than " + RoomLimits.MAX_DEPTH + " levels");
    }

    @Override
    public void close() {
        parser.close();
    }
}
