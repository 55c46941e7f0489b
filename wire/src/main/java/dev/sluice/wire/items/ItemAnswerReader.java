package dev.sluice.wire.items;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/**
 * Reads answers as a client gets them. Tolerant where the documents are loose: unknown fields are skipped, a null is an
 * absent field, field names may be unquoted, a number may stand in quotes. Strict otherwise: anything else is an
 * {@link AnswerFault} that names the place.
 *
 * <p>Thread-safe.
 */
public final class ItemAnswerReader {
    private static final int MAX_DEPTH = 64;
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_UNQUOTED_PROPERTY_NAMES)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build();

    private ItemAnswerReader() {}

    /** The {@code servertimestamp} of a login's or set's answer, in ms; 0 when the server sent none. */
    public static long servertimestampMs(byte[] utf8) {
        long[] found = {0};
        read(
                utf8,
                json -> eachField(json, field -> {
                    if (field.equals("servertimestamp")) {
                        found[0] = number(json);
                    } else {
                        json.skipChildren();
                    }
                }));
        return found[0];
    }

    /** One answer object of a get. */
    public static GetAnswer get(byte[] utf8) {
        GetFields get = new GetFields();
        read(utf8, json -> eachField(json, field -> get.read(json, field)));
        return new GetAnswer(get.items, get.lost);
    }

    /** The error envelope, or empty when the body holds none: a proxy's page, nothing at all, broken JSON. */
    public static Optional<ErrorAnswer> error(byte[] utf8) {
        ErrorFields error = new ErrorFields();
        try {
            read(utf8, json -> eachField(json, field -> error.read(json, field)));
        } catch (AnswerFault e) {
            // Whoever sent this is not speaking the dialect; the HTTP status is all there is to tell.
            return Optional.empty();
        }
        return error.present ? Optional.of(new ErrorAnswer(error.group, error.code, error.message)) : Optional.empty();
    }

    private static void read(byte[] utf8, Consumer<JsonParser> document) {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), utf8)) {
            json.nextToken();
            try {
                document.accept(json);
                if (json.nextToken() != null) {
                    throw new AnswerFault("", "one JSON object expected, more found after its end");
                }
            } catch (JacksonException e) {
                throw new AnswerFault(pointer(json), "unreadable JSON: " + e.getOriginalMessage());
            }
        } catch (JacksonException e) {
            throw new AnswerFault("", "unreadable JSON: " + e.getOriginalMessage());
        }
    }

    /** Stands on the object's start; calls {@code value} with the parser on each value that is not null. */
    private static void eachField(JsonParser json, Consumer<String> value) {
        expect(json, JsonToken.START_OBJECT, "an object");
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String field = json.currentName();
            if (json.nextToken() != JsonToken.VALUE_NULL) {
                value.accept(field);
            }
        }
    }

    private static final class GetFields {
        final List<Item> items = new ArrayList<>();
        long lost;

        void read(JsonParser json, String field) {
            switch (field) {
                case "items" -> {
                    expect(json, JsonToken.START_ARRAY, "an array of items");
                    while (json.nextToken() != JsonToken.END_ARRAY) {
                        items.add(item(json));
                    }
                }
                case "lost" -> lost = number(json);
                default -> json.skipChildren();
            }
        }
    }

    private static Item item(JsonParser json) {
        ItemFields item = new ItemFields();
        eachField(json, field -> item.read(json, field));
        String portalId = present(json, "portalid", item.portalId);
        return new Item(new PortalId(portalId), present(json, "payload", item.payload), item.servertimestampMs);
    }

    private static String present(JsonParser json, String field, @Nullable String value) {
        if (value == null) {
            throw new AnswerFault(pointer(json), field + " is missing");
        }
        return value;
    }

    private static final class ItemFields {
        @Nullable
        String portalId;

        @Nullable
        String payload;

        long servertimestampMs;

        void read(JsonParser json, String field) {
            switch (field) {
                case "portalid" -> portalId = text(json);
                case "payload" -> payload = text(json);
                case "servertimestamp" -> servertimestampMs = number(json);
                default -> json.skipChildren();
            }
        }
    }

    private static final class ErrorFields {
        boolean present;
        int group;
        int code;
        String message = "";

        void read(JsonParser json, String field) {
            if (!field.equals("error")) {
                json.skipChildren();
                return;
            }
            present = true;
            eachField(json, name -> {
                switch (name) {
                    case "errorgroup" -> group = Math.clamp(number(json), Integer.MIN_VALUE, Integer.MAX_VALUE);
                    case "errorcode" -> code = Math.clamp(number(json), Integer.MIN_VALUE, Integer.MAX_VALUE);
                    case "errormessage" -> message = text(json);
                    default -> json.skipChildren();
                }
            });
        }
    }

    private static String text(JsonParser json) {
        expect(json, JsonToken.VALUE_STRING, "a string");
        return json.getString();
    }

    private static long number(JsonParser json) {
        if (json.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            return json.getLongValue();
        }
        expect(json, JsonToken.VALUE_STRING, "a whole number");
        try {
            return Long.parseLong(json.getString().trim());
        } catch (NumberFormatException e) {
            throw new AnswerFault(pointer(json), "a whole number expected, found \"" + json.getString() + '"');
        }
    }

    private static void expect(JsonParser json, JsonToken token, String meaning) {
        if (json.currentToken() != token) {
            throw new AnswerFault(pointer(json), meaning + " expected, found " + found(json.currentToken()));
        }
    }

    private static String found(@Nullable JsonToken token) {
        return switch (token) {
            case null -> "nothing";
            case START_OBJECT, END_OBJECT -> "an object";
            case START_ARRAY, END_ARRAY -> "an array";
            case VALUE_STRING -> "a string";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "true or false";
            case VALUE_NULL -> "null";
            default -> token.toString();
        };
    }

    private static String pointer(JsonParser json) {
        return json.streamReadContext().pathAsPointer().toString();
    }
}
