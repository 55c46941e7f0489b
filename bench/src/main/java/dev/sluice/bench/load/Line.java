package dev.sluice.bench.load;

import java.nio.charset.StandardCharsets;

/** A protocol line that arrives in pieces. What is longer than 256 bytes is cut: no line that matters here is. */
final class Line {
    private final byte[] bytes = new byte[256];
    private int length;
    private boolean ended;

    /** Takes bytes up to and with the next line feed. Returns the index of the first byte not taken. */
    int gather(byte[] from, int start, int end) {
        if (ended) {
            length = 0;
            ended = false;
        }
        for (int at = start; at < end; at++) {
            byte c = from[at];
            if (c == '\n') {
                ended = true;
                return at + 1;
            }
            if (c != '\r' && length < bytes.length) {
                bytes[length++] = c;
            }
        }
        return end;
    }

    boolean ended() {
        return ended;
    }

    int length() {
        return length;
    }

    byte at(int index) {
        return bytes[index];
    }

    /** ASCII letters in either case match {@code lowerCase}. */
    boolean startsWith(String lowerCase) {
        if (length < lowerCase.length()) {
            return false;
        }
        for (int i = 0; i < lowerCase.length(); i++) {
            int c = bytes[i] >= 'A' && bytes[i] <= 'Z' ? bytes[i] + 32 : bytes[i];
            if (c != lowerCase.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    String text() {
        return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    }
}
