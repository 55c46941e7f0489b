package dev.sluice.bench.load;

/**
 * What every measured payload begins with: {@code @<nanoseconds, 19 digits>.<sequence number, 10 digits>}. The time is
 * the intended time of sending on this machine's monotonic clock. Of fixed width, so that a prebuilt request is
 * stamped in place; {@code @} occurs nowhere else in what the servers send.
 */
public final class Stamp {
    public static final int TIME_DIGITS = 19;
    public static final int SEQUENCE_DIGITS = 10;
    public static final int LENGTH = 1 + TIME_DIGITS + 1 + SEQUENCE_DIGITS;

    private Stamp() {}

    /** A payload of {@code length} characters with room for the stamp at its beginning. */
    public static String payload(int length) {
        return "@" + "0".repeat(TIME_DIGITS) + "." + "0".repeat(SEQUENCE_DIGITS) + "x".repeat(length - LENGTH);
    }

    /** Writes the digits over those at {@code at}, where the {@code @} stands. */
    static void write(byte[] bytes, int at, long timeNs, long sequence) {
        digits(bytes, at + 1, TIME_DIGITS, timeNs);
        digits(bytes, at + 1 + TIME_DIGITS + 1, SEQUENCE_DIGITS, sequence);
    }

    private static void digits(byte[] bytes, int at, int count, long value) {
        long rest = value;
        for (int i = at + count - 1; i >= at; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
