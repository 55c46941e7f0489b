package dev.sluice.wire.rooms;

import static dev.sluice.wire.rooms.RoomEventWriter.ascii;
import static dev.sluice.wire.rooms.RoomEventWriter.raw;
import static dev.sluice.wire.rooms.RoomEventWriter.text;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a client asks for as one message. Fields of Sluice's own are left out when they are not used, so that a
 * PyRTC server sees nothing it does not know.
 *
 * <p>Stateless and thread-safe.
 */
public final class RoomRequestWriter {
    private RoomRequestWriter() {}

    /** The text of the message. */
    public static String write(RoomRequest request) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        switch (request) {
            case RoomRequest.Join join -> {
                text(ascii(out, "{\"type\":\"rtc:join\",\"data\":{\"pool\":"), join.pool());
                optional(out, ",\"token\":", join.token());
                optional(out, ",\"resume\":", join.resume());
                ascii(out, "}}");
            }
            case RoomRequest.Sdp(String to, RawValue description) -> {
                text(ascii(out, "{\"type\":\"rtc:sdp\",\"data\":{\"to\":"), to);
                raw(ascii(out, ",\"description\":"), description);
                ascii(out, "}}");
            }
            case RoomRequest.Candidate(String to, RawValue candidate) -> {
                text(ascii(out, "{\"type\":\"rtc:candidate\",\"data\":{\"for\":"), to);
                raw(ascii(out, ",\"candidate\":"), candidate);
                ascii(out, "}}");
            }
            case RoomRequest.Describe(RawValue description) -> {
                raw(ascii(out, "{\"type\":\"describe\",\"data\":"), description);
                ascii(out, "}");
            }
            case RoomRequest.Application(String type, RawValue data) -> {
                text(ascii(out, "{\"type\":"), type);
                raw(ascii(out, ",\"data\":"), data);
                ascii(out, "}");
            }
        }
        return out.toString(UTF_8);
    }

    private static void optional(ByteArrayOutputStream out, String name, @Nullable String value) {
        if (value != null) {
            text(ascii(out, name), value);
        }
    }
}
