package dev.sluice.bench.rooms.server;

import dev.sluice.bench.load.Stamp;

/** Offers of one size for every server, with a description as browsers write it: lines that end in escapes. */
public final class Offers {
    public static final int BYTES = 1024;

    private static final String LINES = "a=rtpmap:96 VP8/90000\\r\\n".repeat(BYTES / 20);

    private Offers() {}

    /** {@code before} and {@code after} enclose the description, which fills the message up. */
    static String filled(String before, String after) {
        String begin = before + "{\"type\":\"offer\",\"sdp\":\"" + Stamp.payload(Stamp.LENGTH) + "\\r\\n";
        String end = "\"}" + after;
        int room = BYTES - begin.length() - end.length();
        String lines = LINES.substring(0, room);
        // Not in the midst of an escape.
        String whole = lines.substring(0, lines.lastIndexOf('\\')).replaceAll("\\\\r$", "");
        return begin + whole + "x".repeat(room - whole.length()) + end;
    }
}
