package dev.sluice.bench.rooms.load;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a server says without being a relay, in either protocol. */
enum Notice {
    /** The receiver is in its pool. */
    ENTERED,
    PEER_JOINED,
    PEER_LEFT,
    ERROR,
    /** Nothing that matters here. */
    OTHER;

    private static final Pattern TYPE = Pattern.compile("\"type\"\\s*:\\s*\"([^\"]*)\"");
    private static final Pattern ID = Pattern.compile("\"client_id\"\\s*:\\s*\"([^\"]*)\"");

    static Notice of(String text) {
        Matcher type = TYPE.matcher(text);
        return type.find()
                ? switch (type.group(1)) {
                    case "rtc:joined", "OPEN" -> ENTERED;
                    case "rtc:peer" -> PEER_JOINED;
                    case "rtc:close" -> PEER_LEFT;
                    case "rtc:error", "ERROR", "ID-TAKEN", "EXPIRE", "LEAVE" -> ERROR;
                    default -> OTHER;
                }
                : ERROR;
    }

    /** The id that the server gave the receiver, or {@code chosen} when clients choose. */
    static String id(String text, String chosen) {
        Matcher id = ID.matcher(text);
        return id.find() ? id.group(1) : chosen;
    }
}
