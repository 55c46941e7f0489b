package dev.sluice.wire.rooms;

import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What every message is: a type, and data that is null when it was left out. Fields beside them are passed over. */
final class Envelope {
    private Envelope() {}

    /**
     * Takes a message apart. {@code data} makes the result of the type and of a parser that stands on the data, which it
     * reads to the end. Data that comes after its type, as everybody sends it, is read where it stands: a relay looks at
     * each byte once.
     *
     * @throws RoomRefusal when the message is none
     */
    static <T> T read(byte[] message, BiFunction<String, MessageParser, T> data) {
        try (MessageParser parser = new MessageParser(message)) {
            String type = null;
            RawValue early = RawValue.NULL;
            T result = null;
            parser.enter("the message");
            for (String field = parser.nextField(); field != null; field = parser.nextField()) {
                switch (field) {
                    case "type" -> type = parser.text("type");
                    case "data" -> {
                        if (type == null) {
                            early = parser.cut();
                        } else {
                            result = data.apply(type, parser);
                        }
                    }
                    default -> parser.skip();
                }
            }
            parser.end();
            return result == null ? read(required(type, "type"), early, data) : result;
        }
    }

    /** The same of data that stands for itself. */
    static <T> T read(String type, RawValue value, BiFunction<String, MessageParser, T> data) {
        try (MessageParser parser = new MessageParser(value.bytes())) {
            parser.nextElement();
            return data.apply(type, parser);
        }
    }

    static String required(@Nullable String value, String field) {
        if (value == null) {
            String example = field.equals("type") ? " such as rtc:join" : "";
            throw new RoomRefusal(RoomError.BAD_MESSAGE, field + " is missing; it must be a text" + example);
        }
        return value;
    }
}
