package dev.sluice.wire.rooms;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * Writes what a client is told as one message in UTF-8.
 *
 * <p>Stateless and thread-safe.
 */
public final class RoomEventWriter {
    private static final int FIRST_SIZE = 160;

    private RoomEventWriter() {}

    /** The message; the array is the caller's. */
    public static byte[] write(RoomEvent event) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(FIRST_SIZE + payloadBytes(event));
        switch (event) {
            case RoomEvent.Joined joined -> joined(out, joined);
            case RoomEvent.PeerJoined(String id) -> {
                text(ascii(out, "{\"type\":\"rtc:peer\",\"data\":{\"id\":"), id);
                ascii(out, "}}");
            }
            case RoomEvent.Sdp(String peer, RawValue description) -> {
                text(ascii(out, "{\"type\":\"rtc:sdp\",\"data\":{\"peer\":"), peer);
                raw(ascii(out, ",\"description\":"), description);
                ascii(out, "}}");
            }
            case RoomEvent.Candidate(String from, RawValue candidate) -> {
                text(ascii(out, "{\"type\":\"rtc:candidate\",\"data\":{\"from\":"), from);
                raw(ascii(out, ",\"candidate\":"), candidate);
                ascii(out, "}}");
            }
            case RoomEvent.Described(String id, RawValue description) -> {
                about(ascii(out, "{\"type\":\"rtc:describe\",\"data\":{"), id);
                raw(ascii(out, ",\"description\":"), description);
                ascii(out, "}}");
            }
            case RoomEvent.PeerGone(String id) -> {
                about(ascii(out, "{\"type\":\"rtc:close\",\"data\":{"), id);
                ascii(out, "}}");
            }
            case RoomEvent.Stopped() -> ascii(out, "{\"type\":\"rtc:stop\",\"data\":{}}");
            case RoomEvent.Refused(RoomError error, String message) -> {
                text(ascii(out, "{\"type\":\"rtc:error\",\"data\":{\"message\":"), message);
                text(ascii(out, ",\"reason\":"), error.reason());
                ascii(out, "}}");
            }
            case RoomEvent.Application(String type, RawValue data) -> {
                text(ascii(out, "{\"type\":"), type);
                raw(ascii(out, ",\"data\":"), data);
                ascii(out, "}");
            }
        }
        return out.toByteArray();
    }

    private static int payloadBytes(RoomEvent event) {
        return switch (event) {
            case RoomEvent.Sdp sdp -> sdp.description().size();
            case RoomEvent.Candidate candidate -> candidate.candidate().size();
            case RoomEvent.Described described -> described.description().size();
            case RoomEvent.Application application -> application.data().size();
            case RoomEvent.Joined joined -> 128 * joined.descriptions().size();
            case RoomEvent.PeerJoined _, RoomEvent.PeerGone _, RoomEvent.Stopped _, RoomEvent.Refused _ -> 0;
        };
    }

    private static void joined(ByteArrayOutputStream out, RoomEvent.Joined joined) {
        text(ascii(out, "{\"type\":\"rtc:joined\",\"data\":{\"client_id\":"), joined.id());
        ascii(out, ",\"peers\":[");
        boolean first = true;
        for (String id : joined.descriptions().keySet()) {
            if (!id.equals(joined.id())) {
                text(first ? out : ascii(out, ","), id);
                first = false;
            }
        }
        ascii(out, "],\"descriptions\":{");
        first = true;
        for (Map.Entry<String, RawValue> described : joined.descriptions().entrySet()) {
            text(first ? out : ascii(out, ","), described.getKey());
            raw(ascii(out, ":"), described.getValue());
            first = false;
        }
        text(ascii(out, "},\"pool\":"), joined.pool());
        text(ascii(out, ",\"resume\":"), joined.resume());
        RawValue iceServers = joined.iceServers();
        if (iceServers != null) {
            raw(ascii(out, ",\"iceServers\":"), iceServers);
        }
        ascii(out, "}}");
    }

    /** The id under both of its names: rtcpool 3.0.0 reads {@code uid}, later ones {@code id}. */
    private static void about(ByteArrayOutputStream out, String id) {
        text(ascii(out, "\"id\":"), id);
        text(ascii(out, ",\"uid\":"), id);
    }

    static ByteArrayOutputStream ascii(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(US_ASCII));
        return out;
    }

    static void text(ByteArrayOutputStream out, String text) {
        out.write('"');
        out.writeBytes(JsonStringEncoder.getInstance().quoteAsUTF8(text));
        out.write('"');
    }

    static void raw(ByteArrayOutputStream out, RawValue value) {
        out.writeBytes(value.bytes());
    }
}
