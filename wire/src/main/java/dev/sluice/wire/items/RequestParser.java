package dev.sluice.wire.items;

import static dev.sluice.wire.items.ItemError.INVALID_ARGUMENTS;
import static dev.sluice.wire.items.ItemError.PARSE_FAIL;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/** A cursor over one request body. Turns every fault of the parser into error 20 and every wrong type into error 30. */
final class RequestParser implements AutoCloseable {
    /** The documented requests are three levels deep; a body of brackets is refused before it costs anything. */
    private static final int MAX_DEPTH = 8;

    private static final String WHOLE_NUMBER = "a whole number of at most 18 digits";

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_UNQUOTED_PROPERTY_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    // Numbers are read as text here; whether one is too large is told in our own words.
                    .maxNumberLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final JsonParser parser;

    RequestParser(byte[] body) {
        int wrong = Utf8.firstBroken(body);
        if (wrong >= 0) {
            throw new ItemRefusal(PARSE_FAIL, "the body is not JSON in UTF-8, at byte " + wrong);
        }
        try {
            parser = JSON.createParser(ObjectReadContext.empty(), body);
        } catch (JacksonException broken) {
            throw notJson(broken);
        }
    }

    /** Enters the one object of the body and answers its first field. */
    @Nullable
    String firstField() {
        JsonToken first = next();
        if (first == null) {
            throw new ItemRefusal(PARSE_FAIL, "the body is empty; it must be a JSON object");
        }
        if (first != JsonToken.START_OBJECT) {
            throw new ItemRefusal(PARSE_FAIL, "the body must be a JSON object, not " + described(first));
        }
        return nextField();
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

    /** Enters the next element, which must be an object; false at the array's end. */
    boolean nextElement(String field, String right) {
        JsonToken token = next();
        if (token == JsonToken.END_ARRAY) {
            return false;
        }
        expect(JsonToken.START_OBJECT, field, right);
        return true;
    }

    void expect(JsonToken wanted, String field, String right) {
        if (parser.currentToken() != wanted) {
            throw wrongType(field, right);
        }
    }

    boolean isNull() {
        return parser.currentToken() == JsonToken.VALUE_NULL;
    }

    String text(String field, boolean given) {
        once(field, given);
        expect(JsonToken.VALUE_STRING, field, "a text");
        return string();
    }

    @Nullable
    String textOrNull(String field) {
        if (isNull()) {
            return null;
        }
        expect(JsonToken.VALUE_STRING, field, "a text");
        return string();
    }

    /** A whole number, also written as text ({@code "100"}): the documentation shows both. */
    @Nullable
    Long wholeNumberOrNull(String field) {
        if (isNull()) {
            return null;
        }
        JsonToken token = parser.currentToken();
        if (token != JsonToken.VALUE_NUMBER_INT
                && token != JsonToken.VALUE_NUMBER_FLOAT
                && token != JsonToken.VALUE_STRING) {
            throw wrongType(field, WHOLE_NUMBER);
        }
        String text = string();
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException notWhole) {
            throw new ItemRefusal(INVALID_ARGUMENTS, field + " must be " + WHOLE_NUMBER + ", not " + Shown.text(text));
        }
    }

    void once(String field, boolean given) {
        if (given) {
            throw new ItemRefusal(PARSE_FAIL, field + " is given twice");
        }
    }

    /** Half a surrogate pair cannot be written as UTF-8, so no reader could ever be given such a text. */
    String encodable(String text, String field) {
        int codePoint;
        for (int i = 0; i < text.length(); i += Character.charCount(codePoint)) {
            codePoint = text.codePointAt(i);
            if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
                throw new ItemRefusal(PARSE_FAIL, field + " has half a surrogate pair, which is no character");
            }
        }
        return text;
    }

    /** For login and registration, where a wrong name is documented as error 30 (web documentation, "Log in"). */
    ItemRefusal misnamed(String field, String right) {
        return new ItemRefusal(INVALID_ARGUMENTS, "unknown name " + Shown.text(field) + "; here may stand " + right);
    }

    ItemRefusal unknown(String field, String right) {
        return new ItemRefusal(PARSE_FAIL, "unknown name " + Shown.text(field) + "; here may stand " + right);
    }

    /** Nothing may follow the object. */
    void end() {
        if (next() != null) {
            throw new ItemRefusal(PARSE_FAIL, "something follows the JSON object");
        }
    }

    private ItemRefusal wrongType(String field, String right) {
        return new ItemRefusal(
                INVALID_ARGUMENTS, field + " must be " + right + ", not " + described(parser.currentToken()));
    }

    private @Nullable JsonToken next() {
        try {
            return parser.nextToken();
        } catch (JacksonException broken) {
            throw notJson(broken);
        }
    }

    private String string() {
        try {
            return parser.getString();
        } catch (JacksonException broken) {
            throw notJson(broken);
        }
    }

    private static ItemRefusal notJson(JacksonException broken) {
        var place = broken.getLocation();
        long offset = place == null ? -1 : place.getByteOffset();
        return new ItemRefusal(
                PARSE_FAIL,
                "the body is not JSON" + (offset < 0 ? "" : ", at byte " + offset) + "; check quotes and brackets");
    }

    private static String described(@Nullable JsonToken token) {
        return switch (token) {
            case null -> "nothing";
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            case VALUE_STRING -> "a text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "true or false";
            case VALUE_NULL -> "null";
            default -> "this";
        };
    }

    @Override
    public void close() {
        parser.close();
    }
}
