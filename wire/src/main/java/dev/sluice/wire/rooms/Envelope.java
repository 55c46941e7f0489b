package dev.sluice.wire.rooms;

import org.jspecify.annotations.Nullable;

/** What every message is: a type, and data that is null when it was left out. Fields beside them are passed over. */
record Envelope(String type, RawValue data) {
    /**
     * Takes a message apart.
     *
     * @throws RoomRefusal when it is none
     */
    static Envelope of(byte[] message) {
        String type = null;
        RawValue data = RawValue.NULL;
        try (MessageParser parser = new MessageParser(message)) {
            parser.enter("the message");
            for (String field = parser.nextField(); field != null; field = parser.nextField()) {
                switch (field) {
                    case "type" -> type = parser.text("type");
                    case "data" -> data = parser.cut();
                    default -> parser.skip();
                }
            }
            parser.end();
        }
        return new Envelope(required(type, "type"), data);
    }

    static String required(@Nullable String value, String field) {
        if (value == null) {
            String example = field.equals("type") ? " such as rtc:join" : "";
            throw new RoomRefusal(RoomError.BAD_MESSAGE, field + " is missing; it must be a text" + example);
        }
        return value;
    }
}
