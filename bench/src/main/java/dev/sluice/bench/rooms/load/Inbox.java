package dev.sluice.bench.rooms.load;

import dev.sluice.bench.load.BodySink;
import dev.sluice.bench.load.Stamp;
import dev.sluice.bench.load.StampScanner;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The message being received: its stamp, or its text when it has none. Bytes after the stamp are not looked at. */
final class Inbox implements BodySink {
    private final StampScanner scanner = new StampScanner(this::stamp);
    private byte[] text = new byte[128];
    private int textLength;
    /** Bytes of the stamp still to come; 0 outside of one. */
    private int stampLeft;

    private boolean stamped;
    private long timeNs;
    private long sequence;

    @Override
    public void body(byte[] bytes, int from, int to) {
        int at = from;
        if (!stamped && stampLeft == 0) {
            while (at < to && bytes[at] != '@') {
                at++;
            }
            append(bytes, from, at);
            stampLeft = at < to ? Stamp.LENGTH : 0;
        }
        int length = Math.min(stampLeft, to - at);
        if (length > 0) {
            scanner.body(bytes, at, at + length);
            stampLeft -= length;
        }
    }

    private void append(byte[] bytes, int from, int to) {
        int length = to - from;
        if (textLength + length > text.length) {
            text = Arrays.copyOf(text, Math.max(textLength + length, text.length * 2));
        }
        System.arraycopy(bytes, from, text, textLength, length);
        textLength += length;
    }

    private void stamp(long stampedNs, long number) {
        timeNs = stampedNs;
        sequence = number;
        stamped = true;
    }

    boolean stamped() {
        return stamped;
    }

    /** The stamp's time. */
    long timeNs() {
        return timeNs;
    }

    /** The stamp's number. */
    long sequence() {
        return sequence;
    }

    /** All of a message without stamp, the beginning of one with. */
    String text() {
        return new String(text, 0, textLength, StandardCharsets.UTF_8);
    }

    /** For the next message. */
    void clear() {
        stamped = false;
        stampLeft = 0;
        textLength = 0;
    }
}
