package dev.sluice.wire.rooms;

/**
 * What a codec must know of the server's limits.
 *
 * @param maxMessageBytes largest message in bytes of UTF-8; 0 for no limit
 */
public record RoomLimits(int maxMessageBytes) {
    /** Longest name of a pool, in characters (code points). */
    public static final int MAX_POOL_NAME_CHARS = 256;

    /** How deep a message may be nested, the envelope included. Descriptions and candidates need five levels. */
    public static final int MAX_DEPTH = 64;

    boolean exceeds(int bytes) {
        return maxMessageBytes > 0 && bytes > maxMessageBytes;
    }
}
