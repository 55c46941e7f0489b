package dev.sluice.wire.items;

/** The name of a portal: ASCII letters and digits. Length is a limit of the server, not of the type. */
public record PortalId(String value) {
    /** Longest name that any server may accept (XRTC technical API page). */
    public static final int MAX_CHARS = 32;

    /** Whether {@code text} is a portal id of at most {@code maxChars} characters. */
    public static boolean isValid(String text, int maxChars) {
        int length = text.length();
        if (length == 0 || length > maxChars) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            boolean letterOrDigit = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!letterOrDigit) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return value;
    }
}
