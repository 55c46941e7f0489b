package dev.sluice.wire.items;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Tells whether bytes are the UTF-8 that JSON must be in (RFC 8259, section 8.1). The parser alone would take more:
 * characters in more bytes than they need, and whole bodies in UTF-16, which it knows by their NULs.
 */
final class Utf8 {
    private static final int CHARS_AT_ONCE = 1024;

    private Utf8() {}

    /** The place of the first byte that is no part of a character, or NUL; -1 when all are in order. */
    static int firstBroken(byte[] bytes) {
        int at = 0;
        while (at < bytes.length && bytes[at] > 0) {
            at++;
        }
        return at == bytes.length ? -1 : firstBrokenFrom(bytes, at);
    }

    /** Not needed for plain ASCII, which most requests are. */
    private static int firstBrokenFrom(byte[] bytes, int from) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes, from, bytes.length - from);
        CharBuffer out = CharBuffer.allocate(CHARS_AT_ONCE);
        CoderResult result = CoderResult.OVERFLOW;
        while (result.isOverflow()) {
            out.clear();
            result = decoder.decode(in, out, true);
        }
        int end = result.isError() ? in.position() : bytes.length;
        for (int at = from; at < end; at++) {
            if (bytes[at] == 0) {
                return at;
            }
        }
        return result.isError() ? end : -1;
    }
}
