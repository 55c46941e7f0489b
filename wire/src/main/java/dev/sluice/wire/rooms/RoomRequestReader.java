package dev.sluice.wire.rooms;

/**
 * Reads what a client sends, strict in types and tolerant of fields it does not know.
 *
 * <p>Immutable and thread-safe.
 */
public final class RoomRequestReader {
    private static final String PROTOCOL = "rtc:";

    private final RoomLimits limits;

    public RoomRequestReader(RoomLimits limits) {
        this.limits = limits;
    }

    /**
     * Reads one message.
     *
     * @throws RoomRefusal when it is none
     */
    public RoomRequest read(byte[] message) {
        if (limits.exceeds(message.length)) {
            throw tooLarge();
        }
        return Envelope.read(message, RoomRequestReader::request);
    }

    /** The refusal of a message that is over the limit. */
    public RoomRefusal tooLarge() {
        return new RoomRefusal(
                RoomError.TOO_LARGE, "the message is larger than " + limits.maxMessageBytes() + " bytes");
    }

    /**
     * Makes a request of a type and its data: for transports that carry the two apart, as Socket.IO does.
     *
     * @throws RoomRefusal when the data does not suit the type
     */
    public static RoomRequest request(String type, RawValue data) {
        return Envelope.read(type, data, RoomRequestReader::request);
    }

    /** The data is the parser's current value, and read to its end. */
    private static RoomRequest request(String type, MessageParser data) {
        return switch (type) {
            case "rtc:join" -> join(data);
            case "rtc:sdp" -> sdp(data);
            case "rtc:candidate" -> candidate(data);
            case "describe" -> describe(data.cut());
            default -> {
                if (type.startsWith(PROTOCOL)) {
                    throw new RoomRefusal(
                            RoomError.UNKNOWN_TYPE, "rtc:join, rtc:sdp and rtc:candidate are known, this type is not");
                }
                yield new RoomRequest.Application(type, data.cut());
            }
        };
    }

    /**
     * Makes a request of a Socket.IO event: the JSON array of its name and its arguments, of which the first is the data.
     *
     * @throws RoomRefusal when it is none
     */
    public static RoomRequest event(byte[] array) {
        try (MessageParser parser = new MessageParser(array)) {
            parser.enterAsArray("the event");
            String type = parser.nextElement() ? parser.text("the event's name") : "";
            return parser.nextElement() ? request(type, parser) : request(type, RawValue.NULL);
        }
    }

    private static RoomRequest join(MessageParser parser) {
        String pool = null;
        String token = null;
        String resume = null;
        parser.enterObject("data");
        for (String field = parser.nextField(); field != null; field = parser.nextField()) {
            switch (field) {
                case "pool" -> pool = parser.text("pool");
                case "token" -> token = parser.textOrNull("token");
                case "resume" -> resume = parser.textOrNull("resume");
                default -> parser.skip();
            }
        }
        return new RoomRequest.Join(poolName(Envelope.required(pool, "pool")), token, resume);
    }

    /**
     * A name that a pool may have, which this returns as it is.
     *
     * @throws RoomRefusal when it is empty, longer than {@value RoomLimits#MAX_POOL_NAME_CHARS} characters, or has
     *     control characters
     */
    public static String poolName(String name) {
        int chars = name.codePointCount(0, name.length());
        if (chars < 1
                || chars > RoomLimits.MAX_POOL_NAME_CHARS
                || name.codePoints().anyMatch(Character::isISOControl)) {
            throw new RoomRefusal(
                    RoomError.BAD_NAME,
                    "pool must be 1 to " + RoomLimits.MAX_POOL_NAME_CHARS + " characters without control characters");
        }
        return name;
    }

    private static RoomRequest sdp(MessageParser parser) {
        String to = null;
        RawValue description = null;
        parser.enterObject("data");
        for (String field = parser.nextField(); field != null; field = parser.nextField()) {
            switch (field) {
                case "to" -> to = parser.text("to");
                case "description" -> description = parser.cut();
                default -> parser.skip();
            }
        }
        if (description == null) {
            throw new RoomRefusal(RoomError.BAD_MESSAGE, "description is missing");
        }
        return new RoomRequest.Sdp(Envelope.required(to, "to"), description);
    }

    /** Browsers leave a candidate that is undefined out when they write JSON: it counts as null. */
    private static RoomRequest candidate(MessageParser parser) {
        String to = null;
        RawValue candidate = RawValue.NULL;
        parser.enterObject("data");
        for (String field = parser.nextField(); field != null; field = parser.nextField()) {
            switch (field) {
                case "for" -> to = parser.text("for");
                case "candidate" -> candidate = parser.cut();
                default -> parser.skip();
            }
        }
        return new RoomRequest.Candidate(Envelope.required(to, "for"), candidate);
    }

    private static RoomRequest describe(RawValue data) {
        if (!data.isObject() && !data.isNull()) {
            throw new RoomRefusal(RoomError.BAD_MESSAGE, "data must be the JSON object that describes the sender");
        }
        return new RoomRequest.Describe(data);
    }
}
