package dev.sluice.client.core;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Percent-encoding (RFC 3986, section 2.1), and what a Core makes of it. */
final class Percent {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private Percent() {}

    /** One path segment: a slash in an id becomes %2F. */
    static String segment(String value) {
        StringBuilder out = new StringBuilder(value.length() + 16);
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            if (isUnreserved(b)) {
                out.append((char) b);
            } else {
                out.append('%').append(HEX.toHexDigits(b));
            }
        }
        return out.toString();
    }

    /** A path whose slashes separate segments; one leading slash does not count. */
    static String path(String value) {
        String relative = value.startsWith("/") ? value.substring(1) : value;
        StringBuilder out = new StringBuilder(value.length() + 16);
        for (String part : relative.split("/", -1)) {
            out.append(out.isEmpty() ? "" : "/").append(segment(part));
        }
        return out.toString();
    }

    /**
     * One value of a query. A Core decodes the values of a query twice, so what the second pass would eat is encoded
     * twice; every other character comes out the same from one pass or two.
     */
    static String query(String value) {
        return segment(value.replace("%", "%25").replace("+", "%2B"));
    }

    private static boolean isUnreserved(byte b) {
        return (b >= 'a' && b <= 'z')
                || (b >= 'A' && b <= 'Z')
                || (b >= '0' && b <= '9')
                || b == '-'
                || b == '.'
                || b == '_'
                || b == '~';
    }
}
